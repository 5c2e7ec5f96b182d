package de.zugang.osr.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last attempts per technical user; older ones go as new ones come. */
@Component
class AttemptStore {

    private static final int KEPT = 100;

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String technicalUser, Attempt attempt) {
        jdbc.sql("""
                insert into webhook_attempt (technical_user, message_id, type, delivery_id, attempted_at, outcome, status,
                                             duration_millis, next_attempt_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(technicalUser)
                .param(attempt.messageId())
                .param(attempt.type())
                .param(4, attempt.deliveryId(), Types.OTHER)
                .param(5, Timestamp.from(attempt.at()))
                .param(6, attempt.outcome().name())
                .param(7, attempt.status(), Types.INTEGER)
                .param(8, attempt.took().toMillis())
                .param(9, attempt.next() == null ? null : Timestamp.from(attempt.next()), Types.TIMESTAMP)
                .update();
        jdbc.sql("""
                delete from webhook_attempt where technical_user = ? and number <= (
                  select number from webhook_attempt where technical_user = ? order by number desc offset ? limit 1)
                """).params(technicalUser, technicalUser, KEPT).update();
    }

    /** The newest first. */
    List<Attempt> newest(String technicalUser) {
        return jdbc.sql("select * from webhook_attempt where technical_user = ? order by number desc limit ?")
                .params(technicalUser, KEPT)
                .query((row, _) -> attempt(row))
                .list();
    }

    void removeAll(String technicalUser) {
        jdbc.sql("delete from webhook_attempt where technical_user = ?")
                .param(technicalUser)
                .update();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getObject("message_id", UUID.class),
                row.getString("type"),
                row.getObject("delivery_id", UUID.class),
                row.getTimestamp("attempted_at").toInstant(),
                Attempt.Outcome.valueOf(row.getString("outcome")),
                row.getObject("status", Integer.class),
                Duration.ofMillis(row.getLong("duration_millis")),
                instant(row));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        Timestamp next = row.getTimestamp("next_attempt_at");
        return next == null ? null : next.toInstant();
    }
}
