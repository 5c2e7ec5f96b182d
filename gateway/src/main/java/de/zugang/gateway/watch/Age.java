package de.zugang.gateway.watch;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Degraded when something is older than it should be, or of unknown age. */
record Age(Supplier<@Nullable Duration> age, Duration limit) implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    @Override
    public Health health() {
        var now = age.get();
        var status = now == null || now.compareTo(limit) > 0 ? DEGRADED : Status.UP;
        return Health.status(status)
                .withDetail("age", String.valueOf(now))
                .withDetail("limit", limit.toString())
                .build();
    }
}
