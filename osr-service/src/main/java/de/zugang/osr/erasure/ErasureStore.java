package de.zugang.osr.erasure;

import de.zugang.osr.retention.Expiring;
import de.zugang.osr.retention.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records of erasures in the database: written once, never changed. */
@Component
class ErasureStore implements Expiring {

    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ErasureStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Erasure erasure) {
        jdbc.sql("insert into erasure (id, erased_at, erased_by, reason, counts) values (?, ?, ?, ?, ?::jsonb)")
                .params(
                        erasure.id(),
                        Timestamp.from(erasure.at()),
                        erasure.by(),
                        erasure.reason(),
                        json.writeValueAsString(erasure.counts()))
                .update();
    }

    /** The latest first. */
    List<Erasure> since(Instant since, int limit) {
        return jdbc.sql("""
                select id, erased_at, erased_by, reason, counts from erasure
                 where erased_at >= ? order by erased_at desc, id limit ?
                """)
                .params(Timestamp.from(since), limit)
                .query((row, _) -> new Erasure(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("erased_at").toInstant(),
                        row.getString("erased_by"),
                        row.getString("reason"),
                        counts(row.getString("counts"))))
                .list();
    }

    private SortedMap<String, Long> counts(String stored) {
        return json.readValue(stored, COUNTS);
    }

    @Override
    public Kind kind() {
        return Kind.ERASURE_RECORD;
    }

    @Override
    public int erase(Instant before, int limit) {
        return jdbc.sql("""
                delete from erasure where id in (
                    select id from erasure where erased_at < ? order by erased_at limit ?)
                """).params(Timestamp.from(before), limit).update();
    }
}
