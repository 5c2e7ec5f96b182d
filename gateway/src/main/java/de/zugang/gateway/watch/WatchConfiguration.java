package de.zugang.gateway.watch;

import de.zugang.gateway.credentials.SigningKeyRefresh;
import de.zugang.gateway.feed.FeedFollower;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.usage.Unsent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The names of the health indicators are those in the group {@code degraded}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchProperties.class)
class WatchConfiguration {

    @Bean
    Gauges gauges(
            Subscriptions subscriptions,
            Freshness freshness,
            FeedFollower feed,
            SigningKeyRefresh keys,
            Unsent usage,
            Clock clock) {
        return new Gauges(subscriptions, freshness, feed, keys, usage, clock);
    }

    @Bean
    HealthIndicator subscriptionsAgeHealthIndicator(Freshness freshness, WatchProperties limits) {
        return new Age(freshness::age, limits.subscriptionsAge());
    }

    @Bean
    HealthIndicator signingKeysAgeHealthIndicator(SigningKeyRefresh keys, WatchProperties limits, Clock clock) {
        return new Age(
                () -> keys.fetched().equals(Instant.MIN) ? null : Duration.between(keys.fetched(), clock.instant()),
                limits.signingKeysAge());
    }

    @Bean
    HealthIndicator feedHealthIndicator(FeedFollower feed) {
        return () -> {
            var state = feed.state();
            return Health.status(state.connected() && !state.degraded() ? Status.UP : Age.DEGRADED)
                    .withDetail("connected", state.connected())
                    .withDetail("durable", state.durable())
                    .withDetail("restoredDegraded", state.restoredDegraded())
                    .build();
        };
    }
}
