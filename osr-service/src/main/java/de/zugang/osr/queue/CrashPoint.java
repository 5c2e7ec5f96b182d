package de.zugang.osr.queue;

import java.util.UUID;

/** Named moments in the life of a delivery, at which a test ends the process or makes it misbehave. */
public interface CrashPoint {

    /** Moments in their order. */
    enum Moment {
        /** The accepting transaction has written everything and is about to commit. */
        BEFORE_ACCEPTED,
        /** Committed; the 202 is not sent yet. */
        ACCEPTED,
        /** An instance has claimed the delivery and begins its transaction. */
        CLAIMED,
        /** The rules have passed it; nothing is written. */
        JUDGED,
        /** The roles are written. */
        APPLIED,
        /** Status and queue are written too; about to commit. */
        ENDED,
        /** Committed. */
        COMMITTED
    }

    void passed(UUID delivery, Moment moment);
}
