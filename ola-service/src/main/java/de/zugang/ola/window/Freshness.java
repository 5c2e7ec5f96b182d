package de.zugang.ola.window;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How old the host's data are: the gauge {@code zugang.ola.freshness} in seconds (an alert at 600, see
 * {@code deploy/prometheus/zugang-ola.rules.yml}), and a detail of the
 * health endpoint. Old data are no reason to stop answering, so readiness does not look at it.
 */
@Component("freshness")
class Freshness implements HealthIndicator {

    private static final Duration OLD = Duration.ofMinutes(10);

    private final Stream stream;
    private final Clock clock;
    private volatile @Nullable Instant completeUntil;

    Freshness(Stream stream, Clock clock, MeterRegistry meters) {
        this.stream = stream;
        this.clock = clock;
        Gauge.builder("zugang.ola.freshness", this, Freshness::ageInSeconds)
                .baseUnit("seconds")
                .description("Time since the moment up to which the authorization host's data are complete")
                .register(meters);
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            completeUntil = stream.state().completeUntil();
        } catch (DataAccessException away) {
            // the age goes on growing, which is the truth
        }
    }

    private double ageInSeconds() {
        Instant until = completeUntil;
        return until == null
                ? Double.NaN
                : Duration.between(until, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public Health health() {
        Instant until = completeUntil;
        boolean isOld = until == null || until.isBefore(clock.instant().minus(OLD));
        return Health.up()
                .withDetail("completeUntil", until == null ? "never" : until.toString())
                .withDetail("stale", isOld)
                .build();
    }
}
