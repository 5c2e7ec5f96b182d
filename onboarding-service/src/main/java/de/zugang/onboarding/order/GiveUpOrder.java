package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives up an order that cannot be finished, or is not wanted any more while it is worked on; what was done is undone. */
@Component
public class GiveUpOrder {

    private final Orders orders;
    private final Steps steps;
    private final Clock clock;

    GiveUpOrder(Orders orders, Steps steps, Clock clock) {
        this.orders = orders;
        this.steps = steps;
        this.clock = clock;
    }

    /** Whoever works on the order at this moment records nothing any more: steps are locked before the order, as workers do. */
    @Transactional
    public DecideOrder.Outcome giveUp(OrderId id, String reason, Staff by) {
        if (!by.is(StaffRole.CUSTOMER_SERVICE)) {
            return new DecideOrder.Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        steps.lock(id);
        return orders.change(id, order -> giveUp(order, reason, by)).orElseGet(DecideOrder.Outcome.NoSuchOrder::new);
    }

    private DecideOrder.Outcome giveUp(Order order, String reason, Staff by) {
        if (order.state() == Order.State.APPROVED && !steps.canBeUndone(order.id())) {
            return new DecideOrder.Outcome.NotNow("in force", "nothing in force yet; order what takes it back");
        }
        var outcome = DecideOrder.outcome(order, order.giveUp(reason, by, clock.instant()));
        if (outcome instanceof DecideOrder.Outcome.Decided) {
            steps.giveUp(order.id());
        }
        return outcome;
    }
}
