package de.zugang.sandbox.child;

import java.time.Duration;

/**
 * How long to wait before a process is started again: 0.5 s, and twice as long each time up to 15 s; from the beginning
 * once it ran for a minute.
 */
record BackOff(int failures) {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 5;

    static final BackOff NONE = new BackOff(0);

    /** After a process that lived this long. */
    BackOff after(Duration life) {
        return life.compareTo(STABLE) >= 0 ? new BackOff(1) : new BackOff(failures + 1);
    }

    Duration pause() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
