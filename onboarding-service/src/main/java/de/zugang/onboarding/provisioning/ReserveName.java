package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** {@link Step#RESERVE_NAME}: in our own database only, so recorded together with being done. */
@Component
class ReserveName implements Work {

    private static final int MOST_DRAWS = 20;

    private final Orders orders;
    private final TechnicalUsers users;
    private final Subject subject;
    private final RandomGenerator random;
    private final Clock clock;

    ReserveName(Orders orders, TechnicalUsers users, Subject subject, RandomGenerator random, Clock clock) {
        this.orders = orders;
        this.users = users;
        this.subject = subject;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.RESERVE_NAME;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        return Result.done(() -> {
            TechnicalUserName name = reserve(order);
            orders.change(order.id(), changed -> {
                changed.reserved(name.value());
                return name;
            });
        });
    }

    private TechnicalUserName reserve(Order order) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            var name = TechnicalUserName.draw(order.content().company(), random);
            var user = TechnicalUser.reserved(
                    name,
                    ClientIds.of(order.id().value()),
                    order.id().value(),
                    order.content().company(),
                    order.content().mainCustomerNumber(),
                    order.content().customerNumbers(),
                    clock.instant());
            if (users.reserve(user)) {
                return name;
            }
        }
        throw new IllegalStateException("no free name after " + MOST_DRAWS + " draws");
    }
}
