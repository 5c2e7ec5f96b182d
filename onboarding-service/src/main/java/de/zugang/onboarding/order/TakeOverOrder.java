package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a person the one who takes care of an order. */
@Component
public class TakeOverOrder {

    private final Orders orders;
    private final Clock clock;

    TakeOverOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Transactional
    public DecideOrder.Outcome takeOver(OrderId id, Staff by) {
        if (!by.is(StaffRole.CUSTOMER_SERVICE)) {
            return new DecideOrder.Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        return orders.change(id, order -> DecideOrder.outcome(order, order.takeOver(by, clock.instant())))
                .orElseGet(DecideOrder.Outcome.NoSuchOrder::new);
    }
}
