package de.zugang.osr.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * How long something is kept.
 *
 * @param time at least a day; {@code null} means that it is never erased
 */
public record Keep(@Nullable Duration time) {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final String NEVER = "never";

    public Keep {
        if (time != null && (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(time + " (expected: 1d to 36500d, or never)");
        }
    }

    /**
     * Reads the configuration.
     *
     * @param text a duration with its unit, such as {@code 90d}, or {@code never}
     */
    public static Keep valueOf(String text) {
        return text.equals(NEVER) ? new Keep((Duration) null) : new Keep(DurationStyle.detectAndParse(text));
    }

    /** What is older than this is to be erased; empty if nothing ever is. */
    Optional<Instant> end(Instant now) {
        return Optional.ofNullable(time).map(now::minus);
    }
}
