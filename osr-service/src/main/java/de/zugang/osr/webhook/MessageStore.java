package de.zugang.osr.webhook;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to be sent. Every call belongs to a transaction of the technical user. */
@Component
class MessageStore {

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message that waits.
     *
     * @param attempts how often it was tried
     */
    record Waiting(Event event, int attempts) {}

    /**
     * Stores the event for the technical user's endpoint, if there is an active one; one statement, since every delivery
     * that ends comes by here.
     *
     * @return from when on it may be sent; empty if nobody wants it
     */
    Optional<Instant> stage(String technicalUser, Event event) {
        return jdbc.sql("""
                with endpoint as (
                  select technical_user, greatest(resting_until, cast(:at as timestamptz)) as due
                    from webhook_endpoint where technical_user = :user and state = 'ACTIVE'
                ), staged as (
                  insert into webhook_message (id, technical_user, type, delivery_id, payload, occurred_at, due_at)
                  select cast(:id as uuid), technical_user, :type, cast(:delivery as uuid), :payload,
                         cast(:at as timestamptz), cast(:at as timestamptz)
                    from endpoint
                )
                select due from endpoint
                """)
                .param("user", technicalUser)
                .param("id", event.id())
                .param("type", event.type())
                .param("delivery", event.deliveryId(), java.sql.Types.OTHER)
                .param("payload", event.payload())
                .param("at", Timestamp.from(event.occurredAt()))
                .query((row, _) -> row.getTimestamp("due").toInstant())
                .optional();
    }

    Optional<Waiting> oldestDue(String technicalUser, Instant now) {
        return jdbc.sql("""
                select id, type, delivery_id, occurred_at, payload, attempts from webhook_message
                 where technical_user = ? and due_at <= ? order by due_at, occurred_at limit 1
                """)
                .params(technicalUser, Timestamp.from(now))
                .query((row, _) -> new Waiting(
                        new Event(
                                row.getObject("id", UUID.class),
                                row.getString("type"),
                                row.getObject("delivery_id", UUID.class),
                                row.getTimestamp("occurred_at").toInstant(),
                                row.getString("payload")),
                        row.getInt("attempts")))
                .optional();
    }

    Optional<Instant> earliestDue(String technicalUser) {
        return jdbc.sql("select due_at from webhook_message where technical_user = ? order by due_at limit 1")
                .param(technicalUser)
                .query((row, _) -> row.getTimestamp("due_at").toInstant())
                .optional();
    }

    void postpone(Waiting message, Duration pause, Instant now) {
        jdbc.sql("update webhook_message set attempts = attempts + 1, due_at = ? where id = ?")
                .params(Timestamp.from(now.plus(pause)), message.event().id())
                .update();
    }

    /** The receiver is back: whatever waited for it need not wait longer. */
    void makeAllDue(String technicalUser, Instant now) {
        jdbc.sql("update webhook_message set due_at = ? where technical_user = ? and due_at > ?")
                .params(Timestamp.from(now), technicalUser, Timestamp.from(now))
                .update();
    }

    void remove(Event event) {
        jdbc.sql("delete from webhook_message where id = ?").param(event.id()).update();
    }

    void removeFromBefore(String technicalUser, Instant occurred) {
        jdbc.sql("delete from webhook_message where technical_user = ? and occurred_at < ?")
                .params(technicalUser, Timestamp.from(occurred))
                .update();
    }

    void removeAll(String technicalUser) {
        jdbc.sql("delete from webhook_message where technical_user = ?")
                .param(technicalUser)
                .update();
    }

    long count(String technicalUser) {
        return jdbc.sql("select count(*) from webhook_message where technical_user = ?")
                .param(technicalUser)
                .query(Long.class)
                .single();
    }
}
