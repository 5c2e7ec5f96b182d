package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.OrderId;
import java.util.Optional;
import java.util.UUID;

/** Reads an order's id from a path; whatever is no id names no order. */
final class OrderIds {

    private OrderIds() {}

    static Optional<OrderId> read(String typed) {
        try {
            return Optional.of(new OrderId(UUID.fromString(typed)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
