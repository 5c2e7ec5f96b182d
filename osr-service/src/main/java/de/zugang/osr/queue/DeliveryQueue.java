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

    private static final String FREE = """
            head and due_at <= now() and (claimed_by is null or claimed_by <> all (array(
                select id from worker_instance where last_seen > now() - :timeout * interval '1 ms')))
            """;

    /** So many from the front, whoever sent them: what one has piled up is never scanned. */
    private static final String FIRST_HEADS = """
            with candidate as (
                select number from waiting_delivery where %s order by start_tag, number limit 256)
            """.formatted(FREE);

    /**
     * Some of every sender that waits and has room, found by jumping from one to the next in an index, whose order is asked
     * for so that no other index is taken.
     */
    private static final String HEADS_OF_EACH = """
            with recursive sender as (
                (select technical_user as name from waiting_delivery
                  where head order by technical_user, start_tag, number limit 1)
                union all
                select (select technical_user from waiting_delivery where head and technical_user > sender.name
                         order by technical_user, start_tag, number limit 1)
                  from sender where sender.name is not null),
            candidate as (
                select theirs.number from sender cross join lateral (
                    select number from waiting_delivery
                     where technical_user >= sender.name and technical_user <= sender.name and %s
                     order by technical_user, start_tag, number limit 16) as theirs
                 where sender.name <> all (:full))
            """.formatted(FREE);

    private static final String WITH_ROOM = """
            select number, unit_key, delivery_id, technical_user, customer_numbers, attempts, claims, start_tag
              from waiting_delivery
             where number in (select number from candidate) and %s
               and (technical_user <> all (:busy) or attempts > 0 and technical_user <> all (:full))
             order by start_tag, number limit :most for update skip locked
            """.formatted(FREE);

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
     * Takes deliveries whose turn it is, each for one attempt, as far as there is room.
     *
     * @return those of a list are to be processed together
     */
    List<List<Claim>> claim(Room room) {
        return access.work(() -> {
            // Losing a claim in a crash of the database harms nobody; what was done with it is committed in full.
            jdbc.sql("set local synchronous_commit = off").update();
            heads(FIRST_HEADS, room).forEach(room::offer);
            if (room.groups().isEmpty() && !room.full(true).isEmpty()) {
                heads(HEADS_OF_EACH, room).forEach(room::offer); // whoever has no room may hide others
            }
            List<Claim> taken = room.groups().stream().flatMap(List::stream).toList();
            if (!taken.isEmpty()) {
                take(taken);
            }
            return room.groups();
        });
    }

    private List<Claim> heads(String candidates, Room room) {
        return jdbc.sql(candidates + WITH_ROOM)
                .param("busy", room.full(true).toArray(String[]::new))
                .param("full", room.full(false).toArray(String[]::new))
                .param("timeout", properties.instanceTimeout().toMillis())
                .param("most", room.most())
                .query(this::claimed)
                .list();
    }

    private void take(List<Claim> claims) {
        jdbc.sql("""
                update waiting_delivery set attempts = attempts + 1, claims = claims + 1, claimed_by = ?
                 where number = any (?)
                """).params(instance.id(), numbers(claims)).update();
        claims.stream().mapToLong(Claim::startTag).max().ifPresent(tag -> virtualTime.accumulateAndGet(tag, Math::max));
    }

    private Claim claimed(ResultSet row, int ignored) throws SQLException {
        return new Claim(
                row.getLong("number"),
                new UnitKey(row.getString("unit_key")),
                row.getObject("delivery_id", UUID.class),
                new Tenant(row.getString("technical_user"), Set.of((String[])
                        row.getArray("customer_numbers").getArray())),
                row.getInt("attempts") + 1,
                row.getInt("claims") + 1,
                row.getLong("start_tag"));
    }

    private static Long[] numbers(List<Claim> claims) {
        return claims.stream().map(Claim::number).toArray(Long[]::new);
    }

    /**
     * Makes sure, until this transaction ends, that claims of different units are still ours and nobody else changes the
     * units. One alone waits for its unit; several wait for nobody.
     */
    public Held hold(List<Claim> claims) {
        limitTransaction();
        List<Claim> ours = claims.size() == 1 ? waitFor(claims.getFirst()) : free(claims);
        Set<Long> held = jdbc.sql("""
                select w.number from waiting_delivery w
                  join unnest(?::bigint[], ?::int[]) as claim (number, fence)
                    on claim.number = w.number and claim.fence = w.claims
                 where w.claimed_by = ? order by w.number for update of w
                """)
                .params(numbers(ours), ours.stream().map(Claim::fence).toArray(Integer[]::new), instance.id())
                .query((row, _) -> row.getLong("number"))
                .set();
        return new Held(
                ours.stream().filter(claim -> held.contains(claim.number())).toList(),
                claims.stream().filter(claim -> !ours.contains(claim)).toList());
    }

    private List<Claim> waitFor(Claim claim) {
        locks.turn(claim.unit());
        return List.of(claim);
    }

    private List<Claim> free(List<Claim> claims) {
        Set<UnitKey> free = locks.takeFreeTurns(claims.stream().map(Claim::unit).toList());
        return claims.stream().filter(claim -> free.contains(claim.unit())).toList();
    }

    /**
     * What became of claims that were to be held. What is in neither list was lost to another instance or has ended.
     *
     * @param held ours until the transaction ends
     * @param busy somebody else works on their units; to be held one by one
     */
    public record Held(List<Claim> held, List<Claim> busy) {}

    /** The database ends what takes longer, whatever has become of this process; so nobody holds a unit for ever. */
    private void limitTransaction() {
        jdbc.sql("select set_config('transaction_timeout', ?, true)")
                .param(String.valueOf(properties.attemptLimit().toMillis()))
                .query((_, _) -> true)
                .list();
    }

    /** Takes held deliveries out; the next one of each unit becomes its head. */
    public void finish(List<Claim> claims) {
        locks.entries(claims.stream().map(Claim::unit).toList());
        jdbc.sql("delete from waiting_delivery where number = any (?)")
                .param(numbers(claims))
                .update();
        jdbc.sql("""
                with behind as (
                    select min(number) as next, min(start_tag) as tag from waiting_delivery
                     where unit_key = any (?) group by unit_key)
                update waiting_delivery set head = true, start_tag = tag from behind where number = next
                """)
                .param(claims.stream().map(claim -> claim.unit().text()).toArray(String[]::new))
                .update();
    }

    /**
     * Gives claims back, to be tried again.
     *
     * @param counted whether the attempt was the deliveries' own failure
     */
    void release(List<Claim> claims, Duration pause, boolean counted) {
        access.work(() -> jdbc.sql("""
                update waiting_delivery w
                   set claimed_by = null, due_at = now() + ? * interval '1 ms', attempts = attempts - ?
                  from unnest(?::bigint[], ?::int[]) as claim (number, fence)
                 where w.number = claim.number and w.claims = claim.fence and w.claimed_by = ?
                """)
                .params(
                        pause.toMillis(),
                        counted ? 0 : 1,
                        numbers(claims),
                        claims.stream().map(Claim::fence).toArray(Integer[]::new),
                        instance.id())
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
