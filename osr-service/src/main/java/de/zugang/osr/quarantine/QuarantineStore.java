package de.zugang.osr.quarantine;

import de.zugang.osr.access.Tenant;
import de.zugang.osr.unit.UnitAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The quarantine as operators see it; every call belongs to a transaction of theirs. */
@Component
class QuarantineStore {

    private static final String COLUMNS = """
            id, technical_user, customer_numbers, billing_unit_number, residential_unit_number, attempts, cause,
            accepted_at, given_up_at, resent_as
            """;

    private final JdbcClient jdbc;

    QuarantineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count() {
        return jdbc.sql("select count(*) from quarantine").query(Long.class).single();
    }

    long countUnsent() {
        return jdbc.sql("select count(*) from quarantine where resent_as is null")
                .query(Long.class)
                .single();
    }

    /** The oldest first, behind the given one. */
    List<Entry> page(@Nullable UUID after, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                  from quarantine
                 where :after::uuid is null
                    or (given_up_at, id) > (select given_up_at, id from quarantine where id = :after::uuid)
                 order by given_up_at, id limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query(QuarantineStore::entry)
                .list();
    }

    Optional<Entry> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from quarantine where id = ?")
                .param(id)
                .query(QuarantineStore::entry)
                .optional();
    }

    /** Until the transaction ends, nobody else sends it again or discards it. */
    Optional<Entry> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from quarantine where id = ? for update")
                .param(id)
                .query(QuarantineStore::entry)
                .optional();
    }

    /** What was sent, as JSON; a person's data. */
    String content(UUID id) {
        return jdbc.sql("select content from quarantine where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** The content's size in changes. */
    int changes(UUID id) {
        return jdbc.sql("select jsonb_array_length(content #> '{content,roles}') from quarantine where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** Makes the new delivery, as if it had been sent now. */
    void copyAsDelivery(UUID id, UUID again, Instant now) {
        jdbc.sql("""
                insert into delivery (id, technical_user, billing_unit_number, residential_unit_number, content, status,
                                      accepted_at)
                select ?, technical_user, billing_unit_number, residential_unit_number, content, 'IN_PROGRESS', ?
                  from quarantine where id = ?
                """).params(again, Timestamp.from(now), id).update();
        jdbc.sql("update quarantine set resent_as = ? where id = ?")
                .params(again, id)
                .update();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from quarantine where id = ?").param(id).update() == 1;
    }

    private static Entry entry(ResultSet row, int ignored) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                new Tenant(row.getString("technical_user"), Set.of((String[])
                        row.getArray("customer_numbers").getArray())),
                new UnitAddress(row.getString("billing_unit_number"), row.getString("residential_unit_number")),
                row.getInt("attempts"),
                row.getString("cause"),
                row.getTimestamp("accepted_at").toInstant(),
                row.getTimestamp("given_up_at").toInstant(),
                row.getObject("resent_as", UUID.class));
    }
}
