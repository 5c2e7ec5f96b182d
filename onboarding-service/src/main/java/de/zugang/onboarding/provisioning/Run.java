package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Identifies one run: the work on one part of one order.
 *
 * @param entitlement the one that {@link Part#ENTITLEMENT} is about, else {@code null}
 */
record Run(OrderId order, Part part, @Nullable String entitlement) {

    private static final String BETWEEN = "/";

    Run(OrderId order, Part part) {
        this(order, part, null);
    }

    /** Among the runs of its order, for example {@code ORDER} or {@code ENTITLEMENT/OLA}. */
    String key() {
        return entitlement == null ? part.name() : part + BETWEEN + entitlement;
    }

    /** Of this key. */
    static Run of(OrderId order, String key) {
        int slash = key.indexOf(BETWEEN);
        return slash < 0
                ? new Run(order, Part.valueOf(key))
                : new Run(order, Part.valueOf(key.substring(0, slash)), key.substring(slash + 1));
    }

    /** The name of its job. */
    String instance() {
        return order + BETWEEN + key();
    }

    static Run of(String instance) {
        int slash = instance.indexOf(BETWEEN);
        return of(new OrderId(UUID.fromString(instance.substring(0, slash))), instance.substring(slash + 1));
    }
}
