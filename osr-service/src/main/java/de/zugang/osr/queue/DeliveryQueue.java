package de.zugang.osr.queue;

import de.zugang.osr.access.Access;
import de.zugang.osr.access.Tenant;
import de.zugang.osr.unit.UnitKey;
import de.zugang.osr.unit.UnitLocks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits: per unit strictly in the order of acceptance, between technical users by start-time fair queueing. A unit's
 * oldest delivery is its head; only heads are claimed.
 */
@Component
public class DeliveryQueue {

    private final JdbcClient jdbc;
    private final Access access;
    private final UnitLocks locks;
    private final Instance instance;
    private final QueueProperties properties;

    /** The highest start tag that this instance has claimed: who comes now starts there, whatever others have piled up. */
    private final AtomicLong virtualTime = new AtomicLong();

    DeliveryQueue(JdbcClient jdbc, Access access, UnitLocks locks, Instance instance, QueueProperties properties) {
        this.jdbc = jdbc;
        this.access = access;
        this.locks = locks;
        this.instance = instance;
        this.properties = properties;
    }

    /**
     * What joins the queue.
     *
     * @param cost what the delivery counts for its sender, at least 1
     */
    public record Entry(UnitKey unit, UUID delivery, int cost) {}

    /** Appends deliveries of one sender, in this order, as a part of the transaction that stores them. */
    public void append(Tenant sender, List<Entry> entries) {
        jdbc.sql("select enqueue(?, ?, ?, ?::text[], ?, ?)")
                .params(
                        entries.stream().map(entry -> entry.unit().text()).toArray(String[]::new),
                        entries.stream().map(Entry::delivery).toArray(UUID[]::new),
                        sender.technicalUser(),
                        "{" + sender.numbers() + "}", // digits, so no quoting is needed
                        virtualTime.get(),
                        entries.stream().map(Entry::cost).toArray(Integer[]::new))
                .query((_, _) -> true)
                .list();
    }

    /**
     * Takes deliveries whose turn it is, each for one attempt.
     *
     * @param without technical users that have their share already
     */
    List<Claim> claim(int most, Collection<String> without) {
        return access.work(() -> {
            // Losing a claim in a crash of the database harms nobody; what was done with it is committed in full.
            jdbc.sql("set local synchronous_commit = off").update();
            return jdbc.sql("""
                    update waiting_delivery set attempts = attempts + 1, claims = claims + 1, claimed_by = :instance
                     where number in (
                        select number from waiting_delivery w
                         where head and due_at <= now() and technical_user <> all (:without)
                           and (claimed_by is null or not exists (
                                select from worker_instance i
                                 where i.id = w.claimed_by and i.last_seen > now() - :timeout * interval '1 ms'))
                         order by start_tag, number limit :most for update skip locked)
                    returning number, unit_key, delivery_id, technical_user, customer_numbers, attempts, claims, start_tag
                    """)
                    .param("instance", instance.id())
                    .param("without", without.toArray(String[]::new))
                    .param("timeout", properties.instanceTimeout().toMillis())
                    .param("most", most)
                    .query(this::claimed)
                    .list();
        });
    }

    private Claim claimed(ResultSet row, int ignored) throws SQLException {
        long tag = row.getLong("start_tag");
        virtualTime.accumulateAndGet(tag, Math::max);
        return new Claim(
                row.getLong("number"),
                new UnitKey(row.getString("unit_key")),
                row.getObject("delivery_id", UUID.class),
                new Tenant(row.getString("technical_user"), Set.of((String[])
                        row.getArray("customer_numbers").getArray())),
                row.getInt("attempts"),
                row.getInt("claims"));
    }

    /**
     * Makes sure, until this transaction ends, that the claim is still ours and nobody else changes the unit.
     *
     * @return false if the claim was lost to another instance, or the delivery has ended
     */
    public boolean hold(Claim claim) {
        limitTransaction();
        locks.turn(claim.unit());
        return jdbc.sql("""
                select true from waiting_delivery where number = ? and claimed_by = ? and claims = ? for update
                """)
                .params(claim.number(), instance.id(), claim.fence())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** The database ends what takes longer, whatever has become of this process; so nobody holds a unit for ever. */
    private void limitTransaction() {
        jdbc.sql("select set_config('transaction_timeout', ?, true)")
                .param(String.valueOf(properties.attemptLimit().toMillis()))
                .query((_, _) -> true)
                .list();
    }

    /** Takes a held delivery out; the next one of its unit becomes the head. */
    public void finish(Claim claim) {
        locks.entry(claim.unit());
        jdbc.sql("delete from waiting_delivery where number = ?")
                .param(claim.number())
                .update();
        jdbc.sql("""
                with behind as (select min(number) as next, min(start_tag) as tag from waiting_delivery where unit_key = ?)
                update waiting_delivery set head = true, start_tag = tag from behind where number = next
                """).param(claim.unit().text()).update();
    }

    /**
     * Gives a claim back, to be tried again.
     *
     * @param counted whether the attempt was the delivery's own failure
     */
    void release(Claim claim, Duration pause, boolean counted) {
        access.work(() -> jdbc.sql("""
                update waiting_delivery
                   set claimed_by = null, due_at = now() + ? * interval '1 ms', attempts = attempts - ?
                 where number = ? and claimed_by = ? and claims = ?
                """)
                .params(pause.toMillis(), counted ? 0 : 1, claim.number(), instance.id(), claim.fence())
                .update());
    }

    /** Learns how far others have come. */
    void catchUp() {
        access.work(() -> jdbc.sql("select coalesce(min(start_tag), 0) from waiting_delivery where head")
                .query(Long.class)
                .optional()
                .map(tag -> virtualTime.accumulateAndGet(tag, Math::max)));
    }

    long waiting() {
        return access.work(() -> jdbc.sql("select count(*) from waiting_delivery")
                .query(Long.class)
                .single());
    }

    /** Since its acceptance; 0 if none waits. */
    long secondsOfOldest() {
        return access.work(() -> jdbc.sql("""
                select extract(epoch from now() - accepted_at)::bigint from waiting_delivery order by number limit 1
                """).query(Long.class).optional().orElse(0L));
    }

    /** Gives back what this instance has claimed but does not work on, because giving it back failed before. */
    void releaseAllBut(Collection<Long> worked) {
        access.work(() ->
                jdbc.sql("""
                update waiting_delivery set claimed_by = null, attempts = attempts - 1
                 where claimed_by = ? and number <> all (?)
                """).params(instance.id(), worked.toArray(Long[]::new)).update());
    }
}
