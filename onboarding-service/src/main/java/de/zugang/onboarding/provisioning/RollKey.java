package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.servicekit.token.Sha256;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * {@link Step#ROLL_KEY}: hash, sealed key, end of the old one, feed and "done" are one transaction, so there is never a hash
 * without its key, and never two new ones. Where the key would go elsewhere than was ordered, none is drawn, so the present one goes
 * on working.
 */
@Component
class RollKey implements Work {

    private final SubscriptionKeys keys;
    private final Addressees addressees;
    private final Announcement announcement;
    private final Subject subject;
    private final Journal journal;
    private final KeySeal seal;
    private final ProvisioningProperties properties;

    RollKey(
            SubscriptionKeys keys,
            Addressees addressees,
            Announcement announcement,
            Subject subject,
            Journal journal,
            KeySeal seal,
            ProvisioningProperties properties) {
        this.keys = keys;
        this.addressees = addressees;
        this.announcement = announcement;
        this.subject = subject;
        this.journal = journal;
        this.seal = seal;
        this.properties = properties;
    }

    @Override
    public Step step() {
        return Step.ROLL_KEY;
    }

    @Override
    public Result perform(Attempt attempt) {
        var order = subject.order(attempt.run().order());
        var present = subject.user(order.id());
        if (present.state() == TechnicalUserState.ENDED) {
            return new Result.Stop(Remark.of(Situation.CHANGE_IMPOSSIBLE));
        }
        if (hasMoved(order, present)) {
            return new Result.Stop(Remark.of(Situation.CONTACT_CHANGED));
        }
        Duration overlap = order.kind() == OrderKind.ROLL_KEY ? properties.keyOverlap() : Duration.ZERO;
        return Result.done(() -> {
            var user = subject.lockedUser(order.id());
            if (hasMoved(order, user)) {
                throw new IllegalStateException("changed meanwhile; the next attempt looks again");
            }
            String key = keys.roll(user.name().value(), overlap);
            journal.note(attempt.run(), step(), Sha256.of(key));
            journal.seal(attempt.run(), Step.KEY_MAIL, seal.seal(key, attempt.run()));
            journal.note(attempt.run(), Step.CONFIRM_KEY, String.valueOf(announcement.publish(user)));
        });
    }

    private boolean hasMoved(Order order, TechnicalUser user) {
        return !addressees
                .of(user)
                .contact()
                .email()
                .equals(order.content().contact().email());
    }
}
