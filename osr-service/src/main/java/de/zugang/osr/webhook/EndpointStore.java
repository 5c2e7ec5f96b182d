package de.zugang.osr.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Endpoints in the database, each visible to its technical user. Every call belongs to a transaction of that user. */
@Component
class EndpointStore {

    private static final String ACTIVE = "ACTIVE";
    private static final String DISABLED = "DISABLED";

    private final JdbcClient jdbc;

    EndpointStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Endpoint> find(String technicalUser) {
        return jdbc.sql("select * from webhook_endpoint where technical_user = ?")
                .param(technicalUser)
                .query((row, _) -> endpoint(row))
                .optional();
    }

    /** Keeps others from changing it until this transaction ends. */
    Optional<Endpoint> lock(String technicalUser) {
        return jdbc.sql("select * from webhook_endpoint where technical_user = ? for update")
                .param(technicalUser)
                .query((row, _) -> endpoint(row))
                .optional();
    }

    /** False if there is one already. */
    boolean insert(Endpoint endpoint) {
        return jdbc.sql("""
                insert into webhook_endpoint (technical_user, url, secret, state, created_at, changed_at, used_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                        .param(endpoint.technicalUser())
                        .param(endpoint.url())
                        .param(endpoint.secrets().current())
                        .param(ACTIVE)
                        .param(at(endpoint.createdAt()))
                        .param(at(endpoint.changedAt()))
                        .param(at(endpoint.createdAt()))
                        .update()
                == 1;
    }

    void update(Endpoint endpoint) {
        jdbc.sql("""
                update webhook_endpoint
                   set url = ?, secret = ?, previous_secret = ?, previous_secret_until = ?, state = ?, failures = ?,
                       failing_since = ?, resting_until = ?, disabled_at = ?, changed_at = ?
                 where technical_user = ?
                """)
                .param(endpoint.url())
                .param(endpoint.secrets().current())
                .param(endpoint.secrets().previous())
                .param(at(endpoint.secrets().previousUntil()))
                .param(endpoint.isActive() ? ACTIVE : DISABLED)
                .param(endpoint.failures())
                .param(at(endpoint.failingSince()))
                .param(at(endpoint.restingUntil()))
                .param(at(endpoint.disabledAt()))
                .param(at(endpoint.changedAt()))
                .param(endpoint.technicalUser())
                .update();
    }

    /** Remembers to the day that somebody was to be told something; more often would be a write for every message. */
    void used(String technicalUser, Instant at) {
        jdbc.sql("update webhook_endpoint set used_at = ? where technical_user = ? and used_at < ?")
                .params(Timestamp.from(at), technicalUser, Timestamp.from(at.minus(Duration.ofDays(1))))
                .update();
    }

    /** False if there was none. */
    boolean delete(String technicalUser) {
        return jdbc.sql("delete from webhook_endpoint where technical_user = ?")
                        .param(technicalUser)
                        .update()
                == 1;
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(
                row.getString("technical_user"),
                row.getString("url"),
                new Endpoint.Secrets(
                        row.getBytes("secret"), row.getBytes("previous_secret"), instant(row, "previous_secret_until")),
                row.getInt("failures"),
                instant(row, "failing_since"),
                instant(row, "resting_until"),
                instant(row, "disabled_at"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
