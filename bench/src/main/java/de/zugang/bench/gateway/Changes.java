package de.zugang.bench.gateway;

import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Lets technical users change at a steady rate while something else goes on. */
final class Changes {

    private final Population population;
    private final SubscriptionFeed feed;
    private final SplittableRandom random = new SplittableRandom(1);

    Changes(Population population, SubscriptionFeed feed) {
        this.population = population;
        this.feed = feed;
    }

    void during(int perSecond, Runnable what) {
        long gap = 1_000_000_000L / perSecond;
        try (var changing = Executors.newSingleThreadScheduledExecutor()) {
            var ticking = changing.scheduleAtFixedRate(
                    () -> feed.change(population.all().get(random.nextInt(Population.KNOWN))),
                    0,
                    gap,
                    TimeUnit.NANOSECONDS);
            try {
                what.run();
            } finally {
                ticking.cancel(false);
            }
        }
    }
}
