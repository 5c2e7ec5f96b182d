package de.zugang.osr.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** How long to wait after failures: longer each time, up to a limit, and never the same for all. */
@Component
class Pauses {

    /** Half of the range that chance stretches or shortens a pause by. */
    private static final double JITTER = 0.2;

    private final WebhookProperties properties;
    private final RandomGenerator random;

    Pauses(WebhookProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /** Of a message that was tried so often, at least once. */
    Duration ofMessage(int attempts) {
        return grown(properties.firstPause(), 3, attempts, properties.longestPause());
    }

    /** Of an endpoint that failed so often in a row, at least once. */
    Duration ofEndpoint(int failures) {
        return grown(properties.firstRest(), 2, failures, properties.longestRest());
    }

    private Duration grown(Duration first, int factor, int times, Duration longest) {
        double millis = first.toMillis() * Math.pow(factor, times - 1.0);
        double stretched =
                Math.min(millis, (double) longest.toMillis()) * (1 - JITTER + 2 * JITTER * random.nextDouble());
        return Duration.ofMillis(Math.round(stretched));
    }
}
