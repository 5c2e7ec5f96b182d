package de.zugang.ola.window;

import java.time.Duration;
import java.time.Instant;

/**
 * The past 24 hours, in elapsed time: changes of a local clock have no part in it.
 *
 * @param start exclusive
 * @param end the present, exclusive
 */
public record Window(Instant start, Instant end) {

    public static final Duration LENGTH = Duration.ofHours(24);

    /** How far the host's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    public static Window endingAt(Instant now) {
        return new Window(now.minus(LENGTH), now);
    }

    public boolean isPast(Instant time) {
        return !time.isAfter(start);
    }

    /** Whether the time is more than the difference of two clocks away. */
    public boolean isFuture(Instant time) {
        return time.isAfter(end.plus(AHEAD));
    }
}
