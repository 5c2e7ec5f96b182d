package de.zugang.osr.webhook.courier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call. Of an answer only its status is known.
 *
 * @param status of the answer; {@code null} without one
 * @param problem kind of failure, for our log; names neither host nor address
 */
public record Reply(
        Kind kind,
        @Nullable Integer status,
        Duration took,
        @Nullable String problem) {

    /** How it ended. */
    public enum Kind {
        /** Answered 2xx. */
        ACCEPTED,
        /** Answered otherwise. */
        REFUSED,
        /** No answer: no address, none that is allowed, no connection, or a certificate of somebody else. */
        NOT_REACHED,
        /** No answer in time. */
        TIMED_OUT
    }

    static Reply answered(int status, Duration took) {
        boolean accepted = status >= 200 && status < 300;
        return new Reply(accepted ? Kind.ACCEPTED : Kind.REFUSED, status, took, null);
    }
}
