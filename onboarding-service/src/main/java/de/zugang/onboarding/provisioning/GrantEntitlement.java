package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.EntitlementState;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@link Step#GRANT_ENTITLEMENT}: may be approved before the technical user exists, and then waits for it; the longer the order
 * waits for the customer (days, perhaps), the more rarely it looks. It is looked after at once when the rest of the order
 * is approved, and given up when the order is withdrawn.
 */
@Component
class GrantEntitlement implements Work {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** So many doublings lead beyond the longest pause. */
    private static final int MOST_DOUBLINGS = 5;

    private final TechnicalUsers users;
    private final Announcement announcement;
    private final Subject subject;
    private final Journal journal;

    GrantEntitlement(TechnicalUsers users, Announcement announcement, Subject subject, Journal journal) {
        this.users = users;
        this.announcement = announcement;
        this.subject = subject;
        this.journal = journal;
    }

    @Override
    public Step step() {
        return Step.GRANT_ENTITLEMENT;
    }

    @Override
    public Result perform(Attempt attempt) {
        var order = attempt.run().order();
        String entitlement = Objects.requireNonNull(attempt.run().entitlement(), "a run for an entitlement");
        if (subject.order(order).entitlements().of(entitlement) != EntitlementState.GRANTED) {
            return new Result.Dropped();
        }
        return switch (subject.order(order).state()) {
            case CANCELLED, REJECTED, GIVING_UP, GIVEN_UP -> new Result.Dropped();
            case WAITING_FOR_CUSTOMER, WAITING_FOR_APPROVAL -> notYet(pause(attempt.number()));
            case APPROVED, DONE -> users.ofOrder(order.value()).isEmpty() ? notYet(LOOK_AGAIN) : grant(attempt);
        };
    }

    private static Result notYet(Duration pause) {
        return new Result.NotYet(pause, Remark.of(Situation.USER_MISSING));
    }

    private static Duration pause(int attempt) {
        Duration doubled = LOOK_AGAIN.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** Whoever decides agreed for the customer numbers of the order, not for those that came later. */
    private Result grant(Attempt attempt) {
        var order = subject.order(attempt.run().order());
        if (reachesFurther(order, subject.user(order.id()))) {
            return new Result.Stop(Remark.of(Situation.ENTITLEMENT_REACHES_FURTHER));
        }
        return Result.done(() -> {
            var user = subject.lockedUser(order.id());
            if (reachesFurther(order, user)) {
                throw new IllegalStateException("changed meanwhile; the next attempt looks again");
            }
            var entitled =
                    user.entitledTo(Objects.requireNonNull(attempt.run().entitlement(), "a run for an entitlement"));
            users.save(entitled);
            journal.note(attempt.run(), Step.CONFIRM_ENTITLEMENT, String.valueOf(announcement.publish(entitled)));
        });
    }

    private static boolean reachesFurther(Order order, TechnicalUser user) {
        return !order.content().customerNumbers().containsAll(user.customerNumbers());
    }
}
