package de.zugang.osr.register;

import de.zugang.osr.retention.Expiring;
import de.zugang.osr.retention.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What files brought in and refused long ago; of a file with a million refused lines some at a time. */
@Component
class ExpiredImports implements Expiring {

    private final JdbcClient jdbc;

    ExpiredImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.REGISTER_IMPORT;
    }

    @Override
    public int erase(Instant before, int limit) {
        Timestamp date = Timestamp.from(before);
        int refusals = jdbc.sql("""
                delete from register_refusal where (import_id, line) in (
                    select import_id, line from register_refusal
                     where import_id in (select id from register_import where updated_at < ?) limit ?)
                """).params(date, limit).update();
        return refusals + jdbc.sql("""
                delete from register_import where id in (
                    select id from register_import i
                     where updated_at < ? and not exists (select from register_refusal where import_id = i.id)
                     limit ? for update skip locked)
                """).params(date, limit - refusals).update();
    }
}
