package de.zugang.onboarding.order;

import de.zugang.onboarding.order.Order.Transition;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about an order that was placed. */
@Component
public class DecideOrder {

    private final Orders orders;
    private final Clock clock;

    DecideOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Decided(Order order) implements Outcome {}

        record NoSuchOrder() implements Outcome {}

        record RoleMissing(StaffRole needed) implements Outcome {}

        /** See {@link Transition.NotNow}. */
        record NotNow(String current, String needed) implements Outcome {}

        /** Nobody decides on an order of their own. */
        record OwnOrder() implements Outcome {}
    }

    /** The customer has signed everything. */
    @Transactional
    public Outcome confirmDocuments(OrderId id, Staff by) {
        return decide(id, by, StaffRole.CUSTOMER_SERVICE, order -> order.documentsSigned(by, clock.instant()));
    }

    /** The sales lead agrees to OLA or does not. */
    @Transactional
    public Outcome decideOla(OrderId id, boolean approve, @Nullable String reason, Staff by) {
        return decide(id, by, StaffRole.SALES_LEAD, order -> order.decideOla(approve, reason, by, clock.instant()));
    }

    /** Withdraws an order that waits for the customer. */
    @Transactional
    public Outcome cancel(OrderId id, String reason, Staff by) {
        return decide(id, by, StaffRole.CUSTOMER_SERVICE, order -> order.cancel(reason, by, clock.instant()));
    }

    private Outcome decide(OrderId id, Staff by, StaffRole needed, Function<Order, Transition> act) {
        if (!by.is(needed)) {
            return new Outcome.RoleMissing(needed);
        }
        Optional<Outcome> outcome = orders.change(id, order -> outcome(order, act.apply(order)));
        return outcome.orElseGet(Outcome.NoSuchOrder::new);
    }

    private static Outcome outcome(Order order, Transition transition) {
        return switch (transition) {
            case Transition.Made _ -> new Outcome.Decided(order);
            case Transition.NotNow(var current, var needed) -> new Outcome.NotNow(current, needed);
            case Transition.OwnOrder _ -> new Outcome.OwnOrder();
        };
    }
}
