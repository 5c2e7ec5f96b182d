package de.zugang.ola.ingest;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes requests, many in one statement. */
@Component
class RequestStore {

    private static final String SENT = """
            unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[]) with ordinality
                as sent (requested_at, id, customer_number, content, ordinality)""";

    private final JdbcTemplate jdbc;

    RequestStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How {@link #put} ended for one. */
    enum Put {
        NEW,
        AMENDED
    }

    /**
     * Stores what is new, and amends what lacks its products and is the same otherwise. The rest stays as it is.
     *
     * @param requests no two with the same identity
     * @param after the first one gets the next position
     */
    Map<Reported.Identity, Put> put(List<Reported> requests, long after) {
        var done = new HashMap<Reported.Identity, Put>();
        query("""
                insert into authorization_request as stored
                       (requested_at, id, customer_number, position, version, content)
                select requested_at, id, customer_number, %d + ordinality, 1, content::jsonb from %s
                on conflict (requested_at, id) do update
                   set position = excluded.position, version = stored.version + 1, content = excluded.content
                 where not stored.content ? 'products' and excluded.content ? 'products'
                   and stored.customer_number = excluded.customer_number
                   and stored.content = excluded.content - 'products'
                returning requested_at, id, version = 1
                """.formatted(after, SENT), requests, row -> {
            done.put(row.identity(), row.flag() ? Put.NEW : Put.AMENDED);
        });
        return done;
    }

    /** Those that are stored with the same content, or with the same and products besides. */
    Set<Reported.Identity> known(List<Reported> requests) {
        var known = new HashSet<Reported.Identity>();
        query("""
                select stored.requested_at, stored.id,
                       stored.customer_number = sent.customer_number
                       and (stored.content = sent.content::jsonb
                            or stored.content - 'products' = sent.content::jsonb)
                  from %s join authorization_request stored using (requested_at, id)
                """.formatted(SENT), requests, row -> {
            if (row.flag()) {
                known.add(row.identity());
            }
        });
        return known;
    }

    private record Row(Reported.Identity identity, boolean flag) {}

    private void query(String sql, List<Reported> requests, java.util.function.Consumer<Row> sink) {
        // ?? is how the driver is told of the operator ?
        String statement = sql.replace(" ? '", " ?? '");
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                prepared.setArray(1, array(connection, "timestamptz", requests, r -> time(r.requestedAt())));
                prepared.setArray(2, array(connection, "text", requests, Reported::id));
                prepared.setArray(3, array(connection, "text", requests, Reported::customerNumber));
                prepared.setArray(4, array(connection, "text", requests, Reported::content));
                try (var rows = prepared.executeQuery()) {
                    while (rows.next()) {
                        sink.accept(new Row(
                                new Reported.Identity(
                                        rows.getObject(1, OffsetDateTime.class).toInstant(), rows.getString(2)),
                                rows.getBoolean(3)));
                    }
                }
            }
            return true;
        });
    }

    private static Array array(
            java.sql.Connection connection, String type, List<Reported> requests, Function<Reported, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, requests.stream().map(value).toArray());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
