package de.zugang.osr.webhook;

import de.zugang.osr.retention.Expiring;
import de.zugang.osr.retention.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages are given up after days; this is for those that were left behind all the same. */
@Component
class ExpiredMessages implements Expiring {

    private final JdbcClient jdbc;

    ExpiredMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOK_MESSAGE;
    }

    @Override
    public int erase(Instant before, int limit) {
        return jdbc.sql("""
                delete from webhook_message where id in (
                    select id from webhook_message where occurred_at < ? limit ? for update skip locked)
                """).params(Timestamp.from(before), limit).update();
    }
}
