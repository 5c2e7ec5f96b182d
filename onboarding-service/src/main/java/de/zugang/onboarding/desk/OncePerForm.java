package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.OrderId;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** A double click or a repeated request places one order: each filled-in form has a number that counts once. */
@Component
class OncePerForm {

    private static final String PLACED = OncePerForm.class.getName();
    private static final int REMEMBERED = 50;

    String number() {
        return UUID.randomUUID().toString();
    }

    /**
     * Acts unless this form has led to an order in this session before.
     *
     * @param act returns the order, or empty if none came of it
     * @return the order of this form, from now or from before
     */
    Optional<OrderId> once(HttpSession session, String number, Supplier<Optional<OrderId>> act) {
        synchronized (WebUtils.getSessionMutex(session)) {
            var placed = placed(session);
            UUID before = placed.get(number);
            if (before != null) {
                return Optional.of(new OrderId(before));
            }
            var order = act.get();
            order.ifPresent(id -> placed.put(number, id.value()));
            while (placed.size() > REMEMBERED) {
                placed.remove(placed.keySet().iterator().next());
            }
            session.setAttribute(PLACED, placed);
            return order;
        }
    }

    private static Map<String, UUID> placed(HttpSession session) {
        var copy = new LinkedHashMap<String, UUID>();
        if (session.getAttribute(PLACED) instanceof Map<?, ?> before) {
            before.forEach((number, id) -> copy.put((String) number, (UUID) id));
        }
        return copy;
    }
}
