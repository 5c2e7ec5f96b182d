package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Order.Transition;
import de.zugang.onboarding.order.Orders;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@link Step#CLOSE} and its like of the other parts. */
record CloseOrder(Step step, Orders orders, Function<Order, Transition> closing) implements Work {

    @Override
    public Result perform(Attempt attempt) {
        return Result.done(() -> {
            var transition = orders.change(attempt.run().order(), closing);
            if (!(transition.orElse(null) instanceof Transition.Made)) {
                throw new IllegalStateException("the order could not be completed: " + transition);
            }
        });
    }

    @Configuration
    static class All {

        private static Work completing(Step step, Orders orders, Clock clock) {
            return new CloseOrder(step, orders, order -> order.complete(clock.instant()));
        }

        @Bean
        Work closeExpiry(Orders orders, Clock clock) {
            return completing(Step.CLOSE_EXPIRY, orders, clock);
        }

        @Bean
        Work closeUndo(Orders orders, Clock clock) {
            return new CloseOrder(Step.CLOSE_UNDO, orders, order -> order.undone(clock.instant()));
        }

        @Bean
        Work close(Orders orders, Clock clock) {
            return completing(Step.CLOSE, orders, clock);
        }

        @Bean
        Work closeChange(Orders orders, Clock clock) {
            return completing(Step.CLOSE_CHANGE, orders, clock);
        }

        @Bean
        Work closeKey(Orders orders, Clock clock) {
            return completing(Step.CLOSE_KEY, orders, clock);
        }

        @Bean
        Work closeSecret(Orders orders, Clock clock) {
            return completing(Step.CLOSE_SECRET, orders, clock);
        }

        @Bean
        Work closeSwitch(Orders orders, Clock clock) {
            return completing(Step.CLOSE_SWITCH, orders, clock);
        }
    }
}
