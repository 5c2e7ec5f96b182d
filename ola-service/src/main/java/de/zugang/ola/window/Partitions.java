package de.zugang.ola.window;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps a partition for every hour of the window and a little ahead, and drops what has passed. Any number of nodes may. */
@Component
public class Partitions {

    private static final Logger log = LoggerFactory.getLogger(Partitions.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> ensuredFor = new AtomicReference<>(Instant.MIN);

    Partitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes sure that everything which the present window holds has its place. Costs nothing but once an hour. */
    public void ensure() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(ensuredFor.get())) {
            jdbc.sql("select ensure_partitions(?)")
                    .param(Timestamp.from(clock.instant()))
                    .query((_, _) -> true)
                    .single();
            ensuredFor.set(hour);
        }
    }

    /** Every minute, since a partition that is in use is left for the next time. */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void tidy() {
        try {
            ensure();
            int dropped = drop();
            if (dropped > 0) {
                log.info("dropped {} partitions that ended 24 hours ago", dropped);
            }
        } catch (DataAccessException away) {
            log.warn("partitions not tidied: {}", away.getClass().getSimpleName());
        }
    }

    /** How many partitions were dropped. */
    int drop() {
        int dropped = jdbc.sql("select drop_partitions(?)")
                .param(Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
        if (dropped > 0) {
            ensuredFor.set(Instant.MIN);
        }
        return dropped;
    }
}
