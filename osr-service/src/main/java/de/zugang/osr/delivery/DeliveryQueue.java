package de.zugang.osr.delivery;

import de.zugang.osr.access.Tenant;
import de.zugang.osr.unit.UnitKey;
import de.zugang.osr.unit.UnitLocks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits, per unit and in the order of acceptance ({@link UnitLocks} keep it). */
@Component
class DeliveryQueue {

    private final JdbcClient jdbc;
    private final JdbcOperations batch;
    private final UnitLocks locks;

    DeliveryQueue(JdbcClient jdbc, JdbcOperations batch, UnitLocks locks) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.locks = locks;
    }

    /**
     * A delivery whose turn it is.
     *
     * @param attempts how often processing it has failed for no reason of the sender
     */
    record Waiting(long number, DeliveryId id, Tenant sender, int attempts) {}

    /** Puts deliveries at the end of their units' queues, in this order. */
    void append(List<Arrival> accepted) {
        locks.entries(accepted.stream().map(Arrival::unit).toList());
        batch.batchUpdate(
                """
                insert into waiting_delivery (unit_key, delivery_id, technical_user, customer_numbers)
                values (?, ?, ?, ?::text[])
                """,
                accepted.stream()
                        .map(arrival -> new Object[] {
                            arrival.unit().text(),
                            arrival.id().value(),
                            arrival.sender().technicalUser(),
                            array(arrival.sender().customerNumbers())
                        })
                        .toList());
    }

    /** Waits for the unit's turn and takes the oldest delivery. */
    Optional<Waiting> oldest(UnitKey unit) {
        locks.turn(unit);
        return jdbc.sql("""
                select number, delivery_id, technical_user, customer_numbers, attempts
                  from waiting_delivery where unit_key = ? order by number limit 1
                """)
                .param(unit.text())
                .query((row, _) -> new Waiting(
                        row.getLong("number"),
                        new DeliveryId(row.getObject("delivery_id", UUID.class)),
                        new Tenant(row.getString("technical_user"), Set.of((String[])
                                row.getArray("customer_numbers").getArray())),
                        row.getInt("attempts")))
                .optional();
    }

    void remove(Waiting waiting) {
        jdbc.sql("delete from waiting_delivery where number = ?")
                .param(waiting.number())
                .update();
    }

    void countAttempt(Waiting waiting) {
        jdbc.sql("update waiting_delivery set attempts = attempts + 1 where number = ?")
                .param(waiting.number())
                .update();
    }

    /** Whether nothing waits; stays so until this transaction ends, because nobody can enter. */
    boolean isDrained(UnitKey unit) {
        locks.entry(unit);
        return jdbc.sql("select not exists (select from waiting_delivery where unit_key = ?)")
                .param(unit.text())
                .query(Boolean.class)
                .single();
    }

    /** Customer numbers are digits, so no quoting is needed. */
    private static String array(Set<String> customerNumbers) {
        return "{" + String.join(",", List.copyOf(customerNumbers)) + "}";
    }
}
