package de.zugang.bench.gateway;

import de.zugang.bench.Setting;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUp requests that each virtual machine has answered before anything counts
 * @param longestWarmUp after which what is slower counts all the same
 * @param rounds of everything that is compared
 * @param saturated time of one round at full load
 * @param paced time of one round at the fixed rate
 * @param revocations on two nodes
 */
record Sizes(int warmUp, Duration longestWarmUp, int rounds, Duration saturated, Duration paced, int revocations) {

    private static final Sizes QUICK =
            new Sizes(20_000, Duration.ofSeconds(15), 1, Duration.ofSeconds(2), Duration.ofSeconds(3), 20);
    private static final Sizes USUAL =
            new Sizes(200_000, Duration.ofSeconds(18), 3, Duration.ofSeconds(4), Duration.ofSeconds(3), 1_000);
    private static final Sizes LONG =
            new Sizes(400_000, Duration.ofSeconds(90), 7, Duration.ofSeconds(10), Duration.ofSeconds(15), 5_000);

    static Sizes of(Setting setting) {
        return setting.quick() ? QUICK : setting.thorough() ? LONG : USUAL;
    }

    /** By which a command asks for them. */
    static String option(Setting setting) {
        return setting.quick() ? " --quick" : setting.thorough() ? " --long" : "";
    }
}
