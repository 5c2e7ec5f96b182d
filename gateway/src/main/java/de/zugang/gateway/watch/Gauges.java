package de.zugang.gateway.watch;

import de.zugang.gateway.credentials.SigningKeyRefresh;
import de.zugang.gateway.feed.FeedFollower;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.usage.Unsent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Read when somebody asks for them; without labels, so there is one of each. */
final class Gauges implements MeterBinder {

    private final Subscriptions subscriptions;
    private final Freshness freshness;
    private final FeedFollower feed;
    private final SigningKeyRefresh keys;
    private final Unsent usage;
    private final Clock clock;

    Gauges(
            Subscriptions subscriptions,
            Freshness freshness,
            FeedFollower feed,
            SigningKeyRefresh keys,
            Unsent usage,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.freshness = freshness;
        this.feed = feed;
        this.keys = keys;
        this.usage = usage;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("zugang.gateway.subscriptions.age", freshness, fresh -> seconds(fresh.age()))
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("zugang.gateway.subscriptions.revision", subscriptions, Gauges::revision)
                .register(meters);
        Gauge.builder(
                        "zugang.gateway.subscriptions.users",
                        subscriptions,
                        held -> held.everyone().size())
                .register(meters);
        Gauge.builder(
                        "zugang.gateway.feed.connected",
                        feed,
                        follower -> flag(follower.state().connected()))
                .register(meters);
        Gauge.builder(
                        "zugang.gateway.feed.durable",
                        feed,
                        follower -> flag(follower.state().durable()))
                .register(meters);
        Gauge.builder("zugang.gateway.signingkeys.age", keys, held -> seconds(age(held.fetched())))
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("zugang.gateway.usage.unsent", usage, Unsent::kinds).register(meters);
        FunctionCounter.builder("zugang.gateway.key.lookups", subscriptions, Subscriptions::lookups)
                .register(meters);
    }

    private @Nullable Duration age(Instant since) {
        return since.equals(Instant.MIN) ? null : Duration.between(since, clock.instant());
    }

    private static double revision(Subscriptions subscriptions) {
        var position = subscriptions.position();
        return position == null ? Double.NaN : position.revision();
    }

    private static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / 1000.0;
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }
}
