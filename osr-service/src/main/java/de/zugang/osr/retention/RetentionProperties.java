package de.zugang.osr.retention;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long data is kept.
 *
 * @param every how often the job looks for what is due; at most a day, so that what is due today is gone tomorrow
 * @param batch rows of one transaction
 * @param keep for each kind, none left out; nothing is kept for ever or erased at once because a line is missing
 */
@ConfigurationProperties("zugang.retention")
record RetentionProperties(Duration every, int batch, Map<Kind, Keep> keep) {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int LARGEST_BATCH = 10_000;

    RetentionProperties {
        keep = Map.copyOf(keep);
        for (Kind kind : Kind.values()) {
            if (!keep.containsKey(kind)) {
                throw new IllegalArgumentException("zugang.retention.keep." + kind.key()
                        + ": missing (expected: a duration such as 90d, or never; kinds: "
                        + Arrays.stream(Kind.values()).map(Kind::key).toList() + ")");
            }
        }
        if (every.isZero() || every.isNegative() || every.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException(
                    "zugang.retention.every: " + every + " (expected: more than nothing, at most 1d)");
        }
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "zugang.retention.batch: " + batch + " (expected: 1 to " + LARGEST_BATCH + ")");
        }
    }

    Keep of(Kind kind) {
        return keep.getOrDefault(kind, new Keep(null));
    }
}
