package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Order.Transition;
import de.zugang.onboarding.order.Orders;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** {@link Step#CLOSE}. */
@Component
class CloseOrder implements Work {

    private final Orders orders;
    private final Clock clock;

    CloseOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.CLOSE;
    }

    @Override
    public Result perform(Attempt attempt) {
        return Result.done(() -> {
            var transition = orders.change(attempt.run().order(), order -> order.complete(clock.instant()));
            if (!(transition.orElse(null) instanceof Transition.Made)) {
                throw new IllegalStateException("the order could not be completed: " + transition);
            }
        });
    }
}
