package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.IdentityUnavailable;
import de.zugang.onboarding.order.Holds;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import de.zugang.onboarding.provisioning.Work.Attempt;
import de.zugang.onboarding.provisioning.Work.Result;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the steps of a run, from the first that is not done. All steps that can be done are done in one go; each
 * is recorded before and after, so a run goes on where it was, in whichever process.
 */
@Component
class Saga {

    /** They see for themselves that their order was withdrawn, and leave things as they belong. */
    private static final Set<Step> CLEARS_UP_WHEN_WITHDRAWN =
            EnumSet.of(Step.AWAIT_OBJECTION, Step.AWAIT_USE, Step.VOID_SECRET);

    private static final Logger log = LoggerFactory.getLogger(Saga.class);

    /** A released run goes on at the latest after this. */
    private static final Duration WHILE_HELD = Duration.ofSeconds(5);

    private final Map<Step, Work> works = new EnumMap<>(Step.class);
    private final Journal journal;
    private final Subject subject;
    private final Holds holds;
    private final BackOff backOff;
    private final CrashPoint crashPoint;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Saga(
            List<Work> works,
            Journal journal,
            Subject subject,
            Holds holds,
            BackOff backOff,
            CrashPoint crashPoint,
            TransactionTemplate transaction,
            Clock clock) {
        works.forEach(work -> this.works.put(work.step(), work));
        this.journal = journal;
        this.subject = subject;
        this.holds = holds;
        this.backOff = backOff;
        this.crashPoint = crashPoint;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether the run's job has more to do. */
    sealed interface Outcome {
        /** All is done, or a person must act, or nobody wants it any more. */
        record Ended() implements Outcome {}

        record Again(Instant at) implements Outcome {}
    }

    Outcome run(Run run) {
        long fence = journal.take(run);
        try {
            for (Step step : Step.of(run.part())) {
                if (journal.entry(run, step).state() != Steps.State.DONE) {
                    if (!mayGoOn(run, step)) {
                        return new Outcome.Ended();
                    }
                    if (holds.present().isPresent()) {
                        return new Outcome.Again(clock.instant().plus(WHILE_HELD));
                    }
                    var attempt = new Attempt(run, journal.begin(run, step, fence), fence);
                    if (perform(step, attempt) instanceof Halted(var outcome)) {
                        return outcome;
                    }
                }
            }
            return new Outcome.Ended();
        } catch (Journal.Overtaken overtaken) {
            log.warn("{}", overtaken.getMessage());
            return new Outcome.Ended();
        }
    }

    /**
     * Nothing is done for an order that nobody agrees to: one that was edited waits for an approval in the middle of the work, which
     * sets the work off again, and one that was withdrawn or rejected stays so.
     */
    private boolean mayGoOn(Run run, Step step) {
        if (run.part() == OrderApproved.Part.ENTITLEMENT || run.part() == OrderApproved.Part.UNDO) {
            return true;
        }
        Order.State state = subject.order(run.order()).state();
        return state == Order.State.APPROVED
                || state == Order.State.DONE
                || (state == Order.State.CANCELLED && CLEARS_UP_WHEN_WITHDRAWN.contains(step));
    }

    private sealed interface Progress {}

    private record GoesOn() implements Progress {}

    private record Halted(Outcome outcome) implements Progress {}

    private Progress perform(Step step, Attempt attempt) {
        crashPoint.passed(step, Moment.BEGUN);
        return switch (result(step, attempt)) {
            case Result.Done done -> record(step, attempt, done);
            case Result.Retry(var why) -> later(step, attempt, backOff.after(attempt.number()), why);
            case Result.NotYet(var after, var why) -> later(step, attempt, after, why);
            case Result.Stop(var why) -> stop(step, attempt, why);
            case Result.Dropped _ -> dropped(step, attempt);
        };
    }

    private Result result(Step step, Attempt attempt) {
        Work work = works.get(step);
        if (work == null) {
            return new Result.Stop(Remark.of(Situation.STEP_UNKNOWN));
        }
        try {
            return work.perform(attempt);
        } catch (Journal.Overtaken overtaken) {
            throw overtaken;
        } catch (IdentityUnavailable away) {
            log.warn(
                    "{} {} is tried again: {}",
                    attempt.run().instance(),
                    step,
                    away.why().inEnglish());
            return new Result.Retry(away.why());
        } catch (RuntimeException surprise) {
            // The type only: a message could quote what was sent.
            log.error("{} {} failed unexpectedly: {}", attempt.run().instance(), step, Surprise.of(surprise));
            return new Result.Retry(Remark.of(Situation.UNEXPECTED));
        }
    }

    private Progress record(Step step, Attempt attempt, Result.Done done) {
        crashPoint.passed(step, Moment.WORKED);
        transaction.executeWithoutResult(_ -> {
            journal.guard(attempt.run(), attempt.fence());
            done.record().run();
            journal.done(attempt.run(), step, done.remark());
        });
        log.info("{} {} done, attempt {}", attempt.run().instance(), step, attempt.number());
        crashPoint.passed(step, Moment.RECORDED);
        return new GoesOn();
    }

    private Progress later(Step step, Attempt attempt, Duration pause, Remark why) {
        Instant next = clock.instant().plus(pause);
        journal.halted(attempt.run(), step, attempt.fence(), next, why);
        return new Halted(new Outcome.Again(next));
    }

    private Progress stop(Step step, Attempt attempt, Remark why) {
        log.error("{} {} needs a person: {}", attempt.run().instance(), step, why.inEnglish());
        journal.halted(attempt.run(), step, attempt.fence(), null, why);
        return new Halted(new Outcome.Ended());
    }

    private Progress dropped(Step step, Attempt attempt) {
        log.info("{} {} is not needed any more", attempt.run().instance(), step);
        journal.dropped(attempt.run(), step, attempt.fence());
        return new Halted(new Outcome.Ended());
    }
}
