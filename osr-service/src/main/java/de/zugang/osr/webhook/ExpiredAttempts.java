package de.zugang.osr.webhook;

import de.zugang.osr.retention.Expiring;
import de.zugang.osr.retention.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of messages long ago. */
@Component
class ExpiredAttempts implements Expiring {

    private final JdbcClient jdbc;

    ExpiredAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOK_ATTEMPT;
    }

    @Override
    public int erase(Instant before, int limit) {
        return jdbc.sql("""
                delete from webhook_attempt where number in (
                    select number from webhook_attempt where attempted_at < ? limit ? for update skip locked)
                """).params(Timestamp.from(before), limit).update();
    }
}
