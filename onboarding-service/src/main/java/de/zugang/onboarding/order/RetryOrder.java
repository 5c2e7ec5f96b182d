package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tries what is stuck again, because a person believes that it works now. */
@Component
public class RetryOrder {

    private final Orders orders;
    private final Steps steps;
    private final Clock clock;

    RetryOrder(Orders orders, Steps steps, Clock clock) {
        this.orders = orders;
        this.steps = steps;
        this.clock = clock;
    }

    @Transactional
    public DecideOrder.Outcome retry(OrderId id, Staff by) {
        if (!by.is(StaffRole.CUSTOMER_SERVICE) && !by.is(StaffRole.OPERATOR)) {
            return new DecideOrder.Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        return orders.change(id, order -> retry(order, by)).orElseGet(DecideOrder.Outcome.NoSuchOrder::new);
    }

    private DecideOrder.Outcome retry(Order order, Staff by) {
        if (!steps.retry(order.id())) {
            return new DecideOrder.Outcome.NotNow("nothing is stuck", "a step that waits or stopped");
        }
        order.retried(by, clock.instant());
        return new DecideOrder.Outcome.Decided(order);
    }
}
