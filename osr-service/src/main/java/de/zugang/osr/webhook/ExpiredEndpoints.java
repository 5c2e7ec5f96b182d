package de.zugang.osr.webhook;

import de.zugang.osr.retention.Expiring;
import de.zugang.osr.retention.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Endpoints of technical users who are gone: nobody sets them, and no delivery ends for them. All of it goes with them. */
@Component
class ExpiredEndpoints implements Expiring {

    private final JdbcClient jdbc;

    ExpiredEndpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOK_ENDPOINT;
    }

    @Override
    public int erase(Instant before, int limit) {
        return jdbc.sql("""
                with unused as (
                    select technical_user from webhook_endpoint where greatest(changed_at, used_at) < ?
                     limit ? for update skip locked),
                messages as (
                    delete from webhook_message where technical_user in (select technical_user from unused)),
                attempts as (
                    delete from webhook_attempt where technical_user in (select technical_user from unused))
                delete from webhook_endpoint where technical_user in (select technical_user from unused)
                """).params(Timestamp.from(before), limit).update();
    }
}
