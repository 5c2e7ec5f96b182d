package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.remark.Remark;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one step is done. Idempotent: it may be called again after it has worked but before that was recorded, and then
 * finds its own effect and goes on. Expected trouble is a {@link Result}; an exception is a surprise and is retried too.
 */
interface Work {

    Step step();

    Result perform(Attempt attempt);

    /**
     * One attempt.
     *
     * @param number 1 for the first
     * @param fence for what the work itself records
     */
    record Attempt(Run run, int number, long fence) {}

    /** What came of an attempt. */
    sealed interface Result {

        /**
         * Done.
         *
         * @param record what must be stored in the very transaction that records the step as done
         * @param remark what is worth knowing
         */
        record Done(Runnable record, @Nullable Remark remark) implements Result {}

        /** Tried again by itself, later and later. */
        record Retry(Remark why) implements Result {}

        /** Nothing is wrong, but something is still missing; looked after again soon. */
        record NotYet(Duration after, Remark why) implements Result {}

        /** Only a person can tell how to go on. */
        record Stop(Remark why) implements Result {}

        /** The order was withdrawn meanwhile: nothing is done and nothing is left to do. */
        record Dropped() implements Result {}

        static Result done() {
            return new Done(() -> {}, null);
        }

        static Result done(Runnable record) {
            return new Done(record, null);
        }
    }
}
