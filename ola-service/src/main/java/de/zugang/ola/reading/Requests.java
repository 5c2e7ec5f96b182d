package de.zugang.ola.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the window. Each customer number is asked by itself and along an index, so what a question costs depends on the
 * length of its answer and the number of customer numbers, not on how much there is.
 */
@Component
class Requests {

    private final JdbcClient jdbc;

    Requests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<StoredRequest> page(Collection<String> customerNumbers, Instant from, Instant to, int offset, int limit) {
        return jdbc.sql("""
                select r.* from unnest(cast(:numbers as text[])) as c (number) cross join lateral (
                    select id, version, position, customer_number, requested_at, content
                      from authorization_request
                     where customer_number = c.number and requested_at >= :from and requested_at < :to
                     order by requested_at desc, id desc
                     limit :most) r
                 order by r.requested_at desc, r.id desc
                 limit :limit offset :offset
                """)
                .param("numbers", customerNumbers.toArray(String[]::new))
                .param("from", time(from))
                .param("to", time(to))
                .param("most", offset + limit)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> stored(row))
                .list();
    }

    /** What became known after a position, in that order; also what the host's clock put a little ahead of ours. */
    List<StoredRequest> after(long position, Collection<String> customerNumbers, Instant windowStart, int limit) {
        return jdbc.sql("""
                select r.* from unnest(cast(:numbers as text[])) as c (number) cross join lateral (
                    select id, version, position, customer_number, requested_at, content
                      from authorization_request
                     where customer_number = c.number and position > :position and requested_at > :from
                     order by position
                     limit :limit) r
                 order by r.position
                 limit :limit
                """)
                .param("numbers", customerNumbers.toArray(String[]::new))
                .param("position", position)
                .param("from", time(windowStart))
                .param("limit", limit)
                .query((row, _) -> stored(row))
                .list();
    }

    private static StoredRequest stored(ResultSet row) throws SQLException {
        return new StoredRequest(
                row.getString("id"),
                row.getInt("version"),
                row.getLong("position"),
                row.getString("customer_number"),
                row.getObject("requested_at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
                row.getString("content"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
