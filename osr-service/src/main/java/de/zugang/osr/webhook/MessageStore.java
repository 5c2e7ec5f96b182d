package de.zugang.osr.webhook;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Whether there is an active endpoint; every delivery that ends asks. */
    boolean isAnyWanted(String technicalUser) {
        return jdbc.sql("select exists (select from webhook_endpoint where technical_user = ? and state = 'ACTIVE')")
                .param(technicalUser)
                .query(Boolean.class)
                .single();
    }

    /**
     * Stores events for the technical user's endpoint, if there is an active one.
     *
     * @return from when on they may be sent; empty if nobody wants them
     */
    Optional<Instant> stage(String technicalUser, List<Event> events) {
        return jdbc.sql("""
                with endpoint as (
                  select technical_user, resting_until from webhook_endpoint where technical_user = :user and state = 'ACTIVE'
                ), staged as (
                  insert into webhook_message (id, technical_user, type, delivery_id, payload, occurred_at, due_at)
                  select event.id, technical_user, event.type, event.delivery, event.payload, event.at, event.at
                    from endpoint, unnest(:ids::uuid[], :types::text[], :deliveries::uuid[], :payloads::text[],
                                          :times::timestamptz[]) as event (id, type, delivery, payload, at)
                )
                select greatest(resting_until, :first::timestamptz) as due from endpoint
                """)
                .param("user", technicalUser)
                .param("ids", events.stream().map(Event::id).toArray(UUID[]::new))
                .param("types", events.stream().map(Event::type).toArray(String[]::new))
                .param("deliveries", events.stream().map(Event::deliveryId).toArray(UUID[]::new))
                .param("payloads", events.stream().map(Event::payload).toArray(String[]::new))
                .param(
                        "times",
                        events.stream()
                                .map(event -> event.occurredAt().toString())
                                .toArray(String[]::new))
                .param("first", Timestamp.from(events.getFirst().occurredAt()))
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
