package de.zugang.gateway.feed;

import de.zugang.gateway.subscription.Subscriptions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready means: it is known who may call, however old that knowledge is. Details are for the management port. */
final class SubscriptionsHealth implements HealthIndicator {

    private final Subscriptions subscriptions;
    private final FeedFollower follower;

    SubscriptionsHealth(Subscriptions subscriptions, FeedFollower follower) {
        this.subscriptions = subscriptions;
        this.follower = follower;
    }

    @Override
    public Health health() {
        var state = follower.state();
        var health = subscriptions.loaded() ? Health.up() : Health.outOfService();
        return health.withDetail("position", String.valueOf(subscriptions.position()))
                .withDetail("connected", state.connected())
                .withDetail("lastContact", String.valueOf(state.lastContact()))
                .withDetail("degraded", state.degraded())
                .withDetail("durable", state.durable())
                .withDetail("restoredDegraded", state.restoredDegraded())
                .build();
    }
}
