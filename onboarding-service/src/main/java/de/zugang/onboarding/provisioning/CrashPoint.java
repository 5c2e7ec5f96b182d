package de.zugang.onboarding.provisioning;

/** Named moments at which a test ends the process, to prove that nothing is lost or doubled. */
interface CrashPoint {

    /** Moments of a step. */
    enum Moment {
        /** The attempt is counted, nothing has happened. */
        BEGUN,
        /** The world has changed, but we have not recorded it. */
        WORKED,
        /** Recorded; the next step has not begun. */
        RECORDED
    }

    void passed(Step step, Moment moment);
}
