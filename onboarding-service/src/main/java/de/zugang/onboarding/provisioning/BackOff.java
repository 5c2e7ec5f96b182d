package de.zugang.onboarding.provisioning;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Longer and longer pauses, with jitter so that many orders do not come back at the same moment. */
@Component
class BackOff {

    private static final int MOST_DOUBLINGS = 20;

    private final ProvisioningProperties properties;
    private final RandomGenerator random;

    BackOff(ProvisioningProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /**
     * The pause after an attempt.
     *
     * @param attempt 1 for the first
     */
    Duration after(int attempt) {
        long doubled = properties.firstRetry().toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        long capped = Math.min(doubled, properties.longestRetry().toMillis());
        return Duration.ofMillis((long) (capped * (0.8 + 0.2 * random.nextDouble())));
    }
}
