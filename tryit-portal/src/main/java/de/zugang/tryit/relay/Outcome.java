package de.zugang.tryit.relay;

import java.time.Duration;
import java.util.List;

/** How an exchange ended. */
public sealed interface Outcome {

    /** From sending the request to the last byte of the answer, or to giving up. */
    Duration took();

    /** A complete answer, whatever its status; redirects are answers too, they are not followed. */
    record Answered(int status, List<Header> headers, String body, Duration took) implements Outcome {}

    /** A header line of an answer; the name is in lower case. */
    record Header(String name, String value) {}

    /** No answer that could be passed on. */
    record Unanswered(Reason reason, Duration took) implements Outcome {}

    enum Reason {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** Not complete in time. */
        TOO_SLOW,
        /** Above the greatest size that is passed on. */
        TOO_LARGE,
        /** Too many calls under way here already. */
        BUSY
    }
}
