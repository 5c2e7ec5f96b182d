package de.zugang.osr.retention;

import de.zugang.osr.access.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases all that is due, a batch a transaction, over the operator's few connections: callers do not notice. What
 * somebody works on at the moment is left for the next run.
 */
@Component
class EraseExpired {

    private static final Logger log = LoggerFactory.getLogger(EraseExpired.class);

    /** Of one batch; waiting for a lock counts. */
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);

    private static final Duration LONGEST_WAIT_FOR_LOCK = Duration.ofSeconds(1);

    private final Access access;
    private final JdbcClient jdbc;
    private final RetentionProperties retention;
    private final List<Expiring> places;
    private final Clock clock;

    EraseExpired(Access access, JdbcClient jdbc, RetentionProperties retention, List<Expiring> places, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.retention = retention;
        this.places =
                places.stream().sorted(Comparator.comparing(Expiring::kind)).toList();
        this.clock = clock;
    }

    /** One kind's trouble does not keep the others. */
    void run() {
        Instant now = clock.instant();
        for (Expiring place : places) {
            retention.of(place.kind()).end(now).ifPresent(before -> erase(place, before));
        }
    }

    private void erase(Expiring place, Instant before) {
        long erased = 0;
        try {
            int batch = retention.batch();
            while (batch == retention.batch() && !Thread.currentThread().isInterrupted()) {
                batch = access.<Integer>operate(() -> {
                    bound();
                    return place.erase(before, retention.batch());
                });
                erased += batch;
            }
        } catch (RuntimeException failed) {
            log.warn("retention: {} is left for the next run", place.kind().key(), failed);
        }
        if (erased > 0) {
            log.info("retention: {} rows of {} erased", erased, place.kind().key());
        }
    }

    private void bound() {
        jdbc.sql("select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true)")
                .params(String.valueOf(LONGEST_STATEMENT.toMillis()), String.valueOf(LONGEST_WAIT_FOR_LOCK.toMillis()))
                .query((_, _) -> true)
                .single();
    }
}
