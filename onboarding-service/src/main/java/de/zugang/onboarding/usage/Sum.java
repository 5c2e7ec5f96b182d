package de.zugang.onboarding.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one kind.
 *
 * @param operation method and path template
 * @param status HTTP status of the answers
 * @param customerNumber whom they were about; {@code null}: the service named nobody
 * @param firstAt begin of the first, on the same day (UTC) as all others
 * @param totalMillis time to the begin of the answer, of all together
 */
public record Sum(
        String technicalUser,
        String product,
        String operation,
        int status,
        @Nullable String customerNumber,
        long calls,
        Instant firstAt,
        Instant lastAt,
        long totalMillis,
        long maximumMillis) {

    /** In UTC. */
    public LocalDate day() {
        return firstAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    public boolean successful() {
        return status < 400;
    }

    public long averageMillis() {
        return Math.round((double) totalMillis / calls);
    }
}
