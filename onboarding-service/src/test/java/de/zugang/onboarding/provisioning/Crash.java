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

    void at(Step step, Moment moment) {
        at = step + ":" + moment;
    }

    @Override
    public void passed(Step step, Moment moment) {
        if ((step + ":" + moment).equals(at)) {
            at = null;
            throw new Crashed();
        }
    }
}
