package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.staff.Staff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@link Step#AWAIT_USE}: a secret that is used, or replaced, before its end does not expire, nor that of who is suspended; then the order has no object any more. */
@Component
class AwaitUse implements Work {

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    /** After an outage of ours, gateways first deliver what they have to tell, also that the secret was used meanwhile. */
    private static final Duration REPORTS_COME_IN = Duration.ofMinutes(15);

    private final Instant since;
    private final UnusedSecrets unused;
    private final Orders orders;
    private final Subject subject;
    private final Journal journal;
    private final Clock clock;

    AwaitUse(UnusedSecrets unused, Orders orders, Subject subject, Journal journal, Clock clock) {
        this.unused = unused;
        this.orders = orders;
        this.subject = subject;
        this.journal = journal;
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public Step step() {
        return Step.AWAIT_USE;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        if (order.state() != Order.State.APPROVED) {
            return new Result.Dropped();
        }
        unused.noteUsed();
        if (!isStillUnused(unused, order, subject)) {
            orders.change(
                    order.id(),
                    changed -> changed.cancel(
                            "The secret was used or replaced, or the technical user suspended",
                            Staff.PLATFORM,
                            clock.instant()));
            return new Result.Dropped();
        }
        Instant end = Instant.parse(
                Objects.requireNonNull(journal.entry(attempt.run(), step()).note(), "the step before notes the end"));
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            Duration listening = Duration.between(since, now);
            return listening.compareTo(REPORTS_COME_IN) < 0
                    ? new Result.NotYet(
                            REPORTS_COME_IN.minus(listening),
                            Remark.of(Situation.SECRET_EXPIRES, end.truncatedTo(ChronoUnit.MINUTES)))
                    : Result.done();
        }
        Duration left = Duration.between(now, end);
        return new Result.NotYet(
                left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN,
                Remark.of(Situation.SECRET_EXPIRES, end.truncatedTo(ChronoUnit.MINUTES)));
    }

    /** The one that the order was placed for: a newer one has its own time. */
    static boolean isStillUnused(UnusedSecrets unused, Order order, Subject subject) {
        return unused.of(subject.user(order.id()).name().value())
                .filter(one -> !one.since().isAfter(order.placedAt()))
                .isPresent();
    }
}
