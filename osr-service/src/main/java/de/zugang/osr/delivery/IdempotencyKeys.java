package de.zugang.osr.delivery;

import de.zugang.servicekit.token.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Remembers which delivery a caller's idempotency key stands for. */
@Component
class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    sealed interface Claim {
        record New() implements Claim {}

        record Repeated(DeliveryId first) implements Claim {}

        record Other() implements Claim {}
    }

    /** Waits for another transaction that claims the same key at the same time. */
    Claim claim(Arrival arrival, String key) {
        String user = arrival.sender().technicalUser();
        String fingerprint = fingerprint(arrival);
        int claimed = jdbc.sql("""
                insert into idempotency_key (technical_user, key, fingerprint, delivery_id, created_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(user, key, fingerprint, arrival.id().value(), Timestamp.from(clock.instant()))
                .update();
        if (claimed == 1) {
            return new Claim.New();
        }
        return jdbc.sql("select fingerprint, delivery_id from idempotency_key where technical_user = ? and key = ?")
                .params(user, key)
                .query((row, _) -> row.getString("fingerprint").equals(fingerprint)
                        ? new Claim.Repeated(new DeliveryId(row.getObject("delivery_id", UUID.class)))
                        : new Claim.Other())
                .single();
    }

    private String fingerprint(Arrival arrival) {
        return Sha256.of(json.writeValueAsString(arrival.submission().path().canonical()) + arrival.content());
    }
}
