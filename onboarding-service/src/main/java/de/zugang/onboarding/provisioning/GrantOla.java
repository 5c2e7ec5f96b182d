package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** {@link Step#GRANT_OLA}: may be approved before the technical user exists, and then waits for it. */
@Component
class GrantOla implements Work {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final TechnicalUsers users;
    private final Announcement announcement;
    private final Subject subject;
    private final Journal journal;

    GrantOla(TechnicalUsers users, Announcement announcement, Subject subject, Journal journal) {
        this.users = users;
        this.announcement = announcement;
        this.subject = subject;
        this.journal = journal;
    }

    @Override
    public Step step() {
        return Step.GRANT_OLA;
    }

    @Override
    public Result perform(Attempt attempt) {
        var order = attempt.run().order();
        if (users.ofOrder(order.value()).isEmpty()) {
            return new Result.NotYet(LOOK_AGAIN, Remark.of(Situation.USER_MISSING));
        }
        return Result.done(() -> {
            var entitled = subject.lockedUser(order).entitledTo(TechnicalUser.OLA);
            users.save(entitled);
            journal.note(attempt.run(), Step.CONFIRM_OLA, String.valueOf(announcement.publish(entitled)));
        });
    }
}
