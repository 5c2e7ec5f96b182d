package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import org.jspecify.annotations.Nullable;

/** Stands in for the end of the process: the worker is gone in the middle, and nothing after that point happens. */
final class Crash implements CrashPoint {

    /** Not an exception that anything of ours catches. */
    static final class Crashed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private volatile @Nullable String at;
    private volatile @Nullable Runnable instead;

    void at(Step step, Moment moment) {
        at = step + ":" + moment;
    }

    /** Somebody else does something at that moment, and the worker goes on. */
    void meanwhile(Step step, Moment moment, Runnable other) {
        at(step, moment);
        instead = other;
    }

    @Override
    public void passed(Step step, Moment moment) {
        if ((step + ":" + moment).equals(at)) {
            at = null;
            Runnable other = instead;
            if (other != null) {
                instead = null;
                other.run();
                return;
            }
            throw new Crashed();
        }
    }
}
