package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Change;
import de.zugang.onboarding.order.NewAttributes;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.Contacts;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@link Step#APPLY_ATTRIBUTES}: in our own database only. The order is done with it, in one transaction, so it is either
 * withdrawn or in force and never both. Gateways know of none of these attributes.
 */
@Component
class ApplyAttributes implements Work {

    private final TechnicalUsers users;
    private final Contacts contacts;
    private final Addressees addressees;
    private final Orders orders;
    private final Subject subject;
    private final Clock clock;

    ApplyAttributes(
            TechnicalUsers users,
            Contacts contacts,
            Addressees addressees,
            Orders orders,
            Subject subject,
            Clock clock) {
        this.users = users;
        this.contacts = contacts;
        this.addressees = addressees;
        this.orders = orders;
        this.subject = subject;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.APPLY_ATTRIBUTES;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        if (order.state() != Order.State.APPROVED && order.state() != Order.State.DONE) {
            return new Result.Dropped();
        }
        if (subject.user(order.id()).state() == TechnicalUserState.ENDED) {
            return new Result.Stop(Remark.of(Situation.CHANGE_IMPOSSIBLE));
        }
        return Result.done(() -> apply(order));
    }

    private void apply(Order order) {
        TechnicalUser user = subject.lockedUser(order.id());
        NewAttributes attributes = attributes(order);
        if (attributes.company() != null) {
            users.save(user.renamedTo(attributes.company()));
        }
        var present = addressees.of(user);
        contacts.save(user.name(), present.movedTo(attributes.of(present.contact())));
        if (!(orders.change(order.id(), changed -> changed.complete(clock.instant()))
                        .orElse(null)
                instanceof Order.Transition.Made)) {
            throw new IllegalStateException("withdrawn meanwhile; the next attempt looks again");
        }
    }

    static NewAttributes attributes(Order order) {
        Change change = Objects.requireNonNull(order.change(), "an order for a change");
        return Objects.requireNonNull(change.attributes(), "an order that sets attributes");
    }
}
