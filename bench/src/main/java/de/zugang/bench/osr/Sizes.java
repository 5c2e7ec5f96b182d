package de.zugang.bench.osr;

import java.time.Duration;
import java.util.List;

/**
 * How much a run does.
 *
 * @param imported residential units brought in over the operators' interface; deliveries go to them
 * @param read registers that are read, in residential units
 * @param rounds of everything
 * @param delivered deliveries before the first round of them
 * @param warmUp of each virtual machine that is read from, before the first round
 */
record Sizes(
        int imported,
        List<Integer> read,
        int rounds,
        int delivered,
        Duration delivering,
        Duration reading,
        Duration warmUp) {

    static final Sizes FULL = new Sizes(
            1_000_000,
            List.of(1_000, 100_000, 1_000_000, 10_000_000),
            5,
            40_000,
            Duration.ofSeconds(6),
            Duration.ofSeconds(3),
            Duration.ofSeconds(12));

    static final Sizes QUICK = new Sizes(
            100_000,
            List.of(1_000, 100_000),
            2,
            10_000,
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofSeconds(8));

    private static final int FEWEST_IMPORTED = 200_000;
    private static final int PART_IMPORTED = 10;

    /** The same with registers of at most so many units, and a tenth of that imported. */
    Sizes upTo(int most) {
        return new Sizes(
                Math.min(imported, Math.max(FEWEST_IMPORTED, most / PART_IMPORTED)),
                read.stream().filter(size -> size <= most).toList(),
                rounds,
                delivered,
                delivering,
                reading,
                warmUp);
    }
}
