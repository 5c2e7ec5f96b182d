package de.zugang.bench.osr;

import java.time.Duration;
import java.util.List;

/**
 * How much a run does.
 *
 * @param imported residential units brought in over the operators' interface; deliveries go to them
 * @param read registers that are read, in residential units
 * @param rounds of everything
 * @param warmUp of each virtual machine before the first round, besides a round of deliveries
 */
record Sizes(int imported, List<Integer> read, int rounds, Duration delivering, Duration reading, Duration warmUp) {

    static final Sizes FULL = new Sizes(
            1_000_000,
            List.of(1_000, 100_000, 1_000_000, 10_000_000),
            5,
            Duration.ofSeconds(8),
            Duration.ofSeconds(4),
            Duration.ofSeconds(25));

    static final Sizes QUICK = new Sizes(
            100_000, List.of(1_000, 100_000), 2, Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofSeconds(8));
}
