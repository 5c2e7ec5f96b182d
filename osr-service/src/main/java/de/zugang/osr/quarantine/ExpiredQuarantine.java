package de.zugang.osr.quarantine;

import de.zugang.osr.retention.Expiring;
import de.zugang.osr.retention.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What nobody has looked at for too long. */
@Component
class ExpiredQuarantine implements Expiring {

    private final JdbcClient jdbc;

    ExpiredQuarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.QUARANTINE;
    }

    @Override
    public int erase(Instant before, int limit) {
        return jdbc.sql("""
                delete from quarantine where id in (
                    select id from quarantine where given_up_at < ? order by given_up_at limit ? for update skip locked)
                """).params(Timestamp.from(before), limit).update();
    }
}
