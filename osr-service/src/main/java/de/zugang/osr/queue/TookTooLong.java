package de.zugang.osr.queue;

import java.time.Duration;

/** An attempt did not end within its limit. */
final class TookTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TookTooLong(Duration limit) {
        super("no end after " + limit.toMillis() + " ms", null, false, false);
    }
}
