package de.zugang.osr.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long one statement may take before the database ends it; a caller gets 503 then, a job tries again. Waiting for a
 * lock counts.
 *
 * @param lock how long a caller's statement may wait for a lock, so that a caller has its answer within two seconds
 * @param read of a caller's GET
 * @param write of a caller's POST
 * @param work of the job that processes deliveries
 * @param operate of operators and the house's own jobs; a streamed answer counts from one fetch to the next
 */
@ConfigurationProperties("zugang.statement-timeout")
record StatementTimeouts(
        @DefaultValue("300ms") Duration lock,
        @DefaultValue("1500ms") Duration read,
        @DefaultValue("1500ms") Duration write,
        @DefaultValue("30s") Duration work,
        @DefaultValue("10m") Duration operate) {

    private static final Duration LONGEST = Duration.ofHours(24);

    StatementTimeouts {
        check("lock", lock);
        check("read", read);
        check("write", write);
        check("work", work);
        check("operate", operate);
    }

    /** Zero would mean "without end" to PostgreSQL. */
    private static void check(String name, Duration limit) {
        if (limit.toMillis() < 1 || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "zugang.statement-timeout." + name + ": " + limit + " (expected: 1 ms to 24 h)");
        }
    }
}
