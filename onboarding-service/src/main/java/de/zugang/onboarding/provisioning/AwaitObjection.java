package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** {@link Step#AWAIT_OBJECTION}: the old address and number were told; whoever objects has the order withdrawn until then. */
@Component
class AwaitObjection implements Work {

    private final Subject subject;
    private final Journal journal;
    private final ProvisioningProperties properties;
    private final Clock clock;

    AwaitObjection(Subject subject, Journal journal, ProvisioningProperties properties, Clock clock) {
        this.subject = subject;
        this.journal = journal;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.AWAIT_OBJECTION;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        if (order.state() != Order.State.APPROVED) {
            return new Result.Dropped();
        }
        if (!ApplyAttributes.attributes(order).movesContact()) {
            return Result.done();
        }
        Instant now = clock.instant();
        Instant end = end(attempt, now);
        return now.isBefore(end)
                ? new Result.NotYet(
                        Duration.between(now, end),
                        Remark.of(Situation.OBJECTION_POSSIBLE, end.truncatedTo(ChronoUnit.MINUTES)))
                : Result.done();
    }

    /** Fixed with the first attempt. */
    private Instant end(Attempt attempt, Instant now) {
        String noted = journal.entry(attempt.run(), step()).note();
        if (noted != null) {
            return Instant.parse(noted);
        }
        Instant end = now.plus(properties.contactWaiting());
        journal.note(attempt.run(), step(), end.toString());
        return end;
    }
}
