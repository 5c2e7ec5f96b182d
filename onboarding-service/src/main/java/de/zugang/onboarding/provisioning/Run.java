package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import java.util.UUID;

/** Identifies one run: the work on one part of one order. */
record Run(OrderId order, Part part) {

    /** The name of its job. */
    String instance() {
        return order + "/" + part;
    }

    static Run of(String instance) {
        int slash = instance.indexOf('/');
        return new Run(
                new OrderId(UUID.fromString(instance.substring(0, slash))),
                Part.valueOf(instance.substring(slash + 1)));
    }
}
