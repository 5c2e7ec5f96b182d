package de.zugang.bench.gateway;

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
 * @param subscriptions most technical users of the part about memory and start
 */
record Sizes(
        int warmUp,
        Duration longestWarmUp,
        int rounds,
        Duration saturated,
        Duration paced,
        int revocations,
        int subscriptions) {

    static final Sizes QUICK =
            new Sizes(20_000, Duration.ofSeconds(15), 1, Duration.ofSeconds(2), Duration.ofSeconds(3), 20, 1_000);
    static final Sizes USUAL =
            new Sizes(200_000, Duration.ofSeconds(25), 3, Duration.ofSeconds(4), Duration.ofSeconds(4), 1_000, 100_000);
    static final Sizes LONG = new Sizes(
            400_000, Duration.ofSeconds(90), 7, Duration.ofSeconds(10), Duration.ofSeconds(15), 5_000, 1_000_000);
}
