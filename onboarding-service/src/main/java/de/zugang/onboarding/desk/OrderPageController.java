package de.zugang.onboarding.desk;

import de.zugang.onboarding.document.Documents;
import de.zugang.onboarding.order.Entitlements;
import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.Messages;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderView;
import de.zugang.onboarding.subscription.SubscriptionKey;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.FindTechnicalUser;
import de.zugang.onboarding.usage.CredentialUse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One order: where it stands, its steps live, its messages, its history. */
@Controller
class OrderPageController {

    private final FindOrders find;
    private final BehindNumbers behind;
    private final Entitlements entitlements;
    private final Messages messages;
    private final Documents documents;
    private final FindTechnicalUser users;
    private final SubscriptionKeys keys;
    private final CredentialUse uses;

    OrderPageController(
            FindOrders find,
            BehindNumbers behind,
            Entitlements entitlements,
            Messages messages,
            Documents documents,
            FindTechnicalUser users,
            SubscriptionKeys keys,
            CredentialUse uses) {
        this.users = users;
        this.keys = keys;
        this.uses = uses;
        this.documents = documents;
        this.messages = messages;
        this.find = find;
        this.behind = behind;
        this.entitlements = entitlements;
    }

    @GetMapping("/desk/orders/{id}")
    String order(@PathVariable String id, Model model) {
        OrderView found = found(id);
        model.addAttribute("shown", shown(found));
        model.addAttribute("oldUsed", oldUsed(found.order()));
        model.addAttribute("companies", behind.companies(found.order().content().customerNumbers()));
        return "desk/order";
    }

    /**
     * What changes while the platform works on the order; asked for again and again.
     *
     * @param seen what the page shows already; nothing is sent as long as that is so
     */
    @GetMapping("/desk/orders/{id}/progress")
    @Nullable String progress(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            HttpServletResponse response) {
        var shown = shown(found(id));
        if (shown.seen().equals(seen)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("shown", shown);
        return "desk/order-parts :: update";
    }

    /** When the key or secret was used last that this order has put another one beside; {@code null}: not, or it is no such order. */
    private @Nullable Instant oldUsed(Order order) {
        String name = order.technicalUser();
        if (name == null || !(users.find(name) instanceof FindTechnicalUser.Outcome.Found(var user))) {
            return null;
        }
        List<SubscriptionKey> present = keys.of(name);
        LastUsed last = LastUsed.of(user, present, uses);
        return switch (order.kind()) {
            case ROLL_SECRET -> last.oldClient();
            case ROLL_KEY ->
                present.stream()
                        .filter(key -> key.notAfter() != null)
                        .flatMap(key -> Stream.ofNullable(last.keys().get(key.hash())))
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    private ShownOrder shown(OrderView found) {
        return ShownOrder.of(
                found, messages.of(found.order().id()), documents.of(found.order()), Viewer.current(), entitlements);
    }

    private OrderView found(String id) {
        return OrderIds.read(id)
                .flatMap(find::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
