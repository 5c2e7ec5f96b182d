package de.zugang.gateway.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old the knowledge about technical users is: the time since onboarding last said that there is nothing newer. Survives
 * a restart, or restarting would make old knowledge young.
 */
public final class Freshness {

    private final Clock clock;
    private final Duration maximumAge;
    private volatile @Nullable Instant confirmedAt;

    public Freshness(Clock clock, Duration maximumAge) {
        this.clock = clock;
        this.maximumAge = maximumAge;
    }

    /** Everything up to this moment is known. */
    public void confirmed(@Nullable Instant at) {
        confirmedAt = at;
    }

    public @Nullable Instant confirmedAt() {
        return confirmedAt;
    }

    /** {@code null}: nothing says how old. */
    public @Nullable Duration age() {
        var at = confirmedAt;
        return at == null ? null : Duration.between(at, clock.instant());
    }

    /** Too old to let anybody write. What has no known age is too old. */
    public boolean tooOldToWrite() {
        var age = age();
        return age == null || age.compareTo(maximumAge) > 0;
    }
}
