package de.zugang.bench.ola;

import java.time.Duration;
import java.util.List;

/**
 * How much a run does.
 *
 * @param windows authorization requests in the window, each in a database of its own
 * @param rounds of everything
 */
record Sizes(List<Integer> windows, int rounds, Duration time, Duration warmUp) {

    static final Sizes FULL =
            new Sizes(List.of(1_000_000, 10_000_000), 5, Duration.ofSeconds(4), Duration.ofSeconds(12));
    static final Sizes QUICK = new Sizes(List.of(100_000), 2, Duration.ofSeconds(3), Duration.ofSeconds(6));

    /** The same with windows of at most so many requests. */
    Sizes upTo(int most) {
        return new Sizes(windows.stream().filter(size -> size <= most).toList(), rounds, time, warmUp);
    }
}
