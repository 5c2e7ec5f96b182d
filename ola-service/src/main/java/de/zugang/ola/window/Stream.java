package de.zugang.ola.window;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The order in which requests became known. Whoever writes takes numbers while it holds the one row, until its commit; so
 * numbers become visible in their order, and a reader that has seen one will never see a smaller one appear.
 */
@Component
public class Stream {

    private final JdbcClient jdbc;

    Stream(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where the stream is.
     *
     * @param epoch new after every restore from a backup; positions compare within one
     * @param position the last number given
     * @param completeUntil up to when the host has handed over everything; {@code null} until it has for the first time
     */
    public record State(UUID epoch, long position, @Nullable Instant completeUntil) {}

    public State state() {
        return jdbc.sql("select epoch, position, complete_until from stream")
                .query((row, _) -> new State(
                        row.getObject("epoch", UUID.class), row.getLong("position"), instant(row, "complete_until")))
                .single();
    }

    /**
     * Takes numbers for the present transaction; others wait until it ends.
     *
     * @param completeUntil what the host says; nobody has handed over what is still to come, so at most {@code now} counts
     * @return the number before the first
     */
    public long take(int count, @Nullable Instant completeUntil, Instant now) {
        Instant complete = completeUntil != null && completeUntil.isAfter(now) ? now : completeUntil;
        return jdbc.sql("""
                update stream set position = position + :count, received_at = :now,
                                  complete_until = greatest(complete_until, cast(:complete as timestamptz))
                returning position - :count
                """)
                .param("count", count)
                .param("now", time(now))
                .param("complete", complete == null ? null : time(complete))
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
