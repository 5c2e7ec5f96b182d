package de.zugang.osr.delivery;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/** Tries a failed job again after a pause that doubles with each failure in a row, up to a limit. */
final class GrowingPause implements FailureHandler<Void> {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** After so many doublings the limit is passed; more could overflow. */
    private static final int MOST_DOUBLINGS = 6;

    @Override
    public void onFailure(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        operations.reschedule(failed, failed.getTimeDone().plus(after(failed.getExecution().consecutiveFailures)));
    }

    /** The pause after a failure that so many others came before, in a row. */
    static Duration after(int failuresBefore) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
