package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.remark.Remark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was begun and what is done, durably. Every write carries the fence of the worker that makes it; whoever was
 * overtaken (a frozen process whose job another node took over) finds its fence outdated and stops.
 */
@Repository
class Journal {

    private final JdbcClient sql;
    private final Clock clock;

    Journal(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A worker whose run somebody else has taken over; it must do nothing more. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken(Run run) {
            super(run.instance() + " is worked on by somebody else now, or given up", null, false, false);
        }
    }

    /** Opens a run with all its steps; opening it again changes nothing. */
    @Transactional
    public void open(Run run) {
        Timestamp now = now();
        sql.sql("insert into provisioning_run (order_id, part, created_at) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(run.order().value(), run.key(), now)
                .update();
        for (Step step : Step.of(run.part())) {
            sql.sql("insert into provisioning_step (order_id, part, step, state) values (?, ?, ?, 'OPEN')"
                            + " on conflict do nothing")
                    .params(run.order().value(), run.key(), step.name())
                    .update();
        }
    }

    /** Takes the run over; from now on every older fence is outdated. */
    @Transactional
    public long take(Run run) {
        return sql.sql("update provisioning_run set fence = fence + 1 where order_id = ? and part = ? returning fence")
                .params(run.order().value(), run.key())
                .query(Long.class)
                .single();
    }

    /** Locks the run in the present transaction and makes sure that it is still ours. */
    void guard(Run run, long fence) {
        boolean ours = sql.sql(
                        "select fence = ? and given_up_at is null from provisioning_run where order_id = ? and part = ? for update")
                .params(fence, run.order().value(), run.key())
                .query(Boolean.class)
                .single();
        if (!ours) {
            throw new Overtaken(run);
        }
    }

    /** Locks all runs of an order in the present transaction. */
    void lock(OrderId order) {
        sql.sql("select part from provisioning_run where order_id = ? order by part for update")
                .param(order.value())
                .query(String.class)
                .list();
    }

    /** The work on an order that says something else by now: fences are outdated, and the old contacts hear of the new ones again. */
    void startAgain(OrderId order) {
        sql.sql("update provisioning_run set fence = fence + 1 where order_id = ? and given_up_at is null")
                .param(order.value())
                .update();
        sql.sql("""
                update provisioning_step set state = 'OPEN', next_attempt_at = null, remark = null,
                    note = case when part = 'ATTRIBUTES' or step = 'TEXT_MESSAGE' then null else note end,
                    done_at = case when part = 'ATTRIBUTES' then null else done_at end
                where order_id = ? and part not like 'ENTITLEMENT/%' and (state <> 'DONE' or part = 'ATTRIBUTES')
                """).param(order.value()).update();
    }

    /** Ends all runs of an order: every fence is outdated from now on, and what was sealed is gone. */
    void giveUp(OrderId order) {
        sql.sql("update provisioning_run set fence = fence + 1, given_up_at = ? where order_id = ? and part <> 'UNDO'")
                .params(now(), order.value())
                .update();
        sql.sql("""
                update provisioning_step set state = 'OPEN', next_attempt_at = null, sealed = null
                where order_id = ? and part <> 'UNDO' and state <> 'DONE'
                """).param(order.value()).update();
    }

    /** Counts an attempt. */
    @Transactional
    public int begin(Run run, Step step, long fence) {
        guard(run, fence);
        return sql.sql("""
                update provisioning_step set state = 'RUNNING', attempts = attempts + 1, next_attempt_at = null,
                    started_at = coalesce(started_at, ?)
                where order_id = ? and part = ? and step = ? returning attempts
                """)
                .params(now(), run.order().value(), run.key(), step.name())
                .query(Integer.class)
                .single();
    }

    /** Ends a step for good; whatever it had sealed is gone with it. */
    void done(Run run, Step step, @Nullable Remark remark) {
        sql.sql("""
                update provisioning_step set state = 'DONE', done_at = ?, remark = ?, next_attempt_at = null, sealed = null
                where order_id = ? and part = ? and step = ?
                """)
                .param(now())
                .param(remark == null ? null : remark.stored())
                .params(run.order().value(), run.key(), step.name())
                .update();
    }

    /** The step waits for its next attempt, or for a person if there is none. */
    @Transactional
    public void halted(Run run, Step step, long fence, @Nullable Instant next, Remark remark) {
        guard(run, fence);
        sql.sql("""
                update provisioning_step set state = ?, next_attempt_at = ?, remark = ?
                where order_id = ? and part = ? and step = ?
                """)
                .param(next == null ? "STOPPED" : "WAITING")
                .param(next == null ? null : Timestamp.from(next))
                .params(remark.stored(), run.order().value(), run.key(), step.name())
                .update();
    }

    /** The step will not be done; it stays open, and nobody is asked to act. */
    @Transactional
    public void dropped(Run run, Step step, long fence) {
        guard(run, fence);
        sql.sql("""
                update provisioning_step set state = 'OPEN', next_attempt_at = null, remark = null
                where order_id = ? and part = ? and step = ?
                """).params(run.order().value(), run.key(), step.name()).update();
    }

    /** The step is done once more, as if it never had been: nothing is known of earlier attempts. */
    void reopen(Run run, Step step) {
        sql.sql("""
                update provisioning_step set state = 'OPEN', done_at = null, note = null, remark = null
                where order_id = ? and part = ? and step = ?
                """).params(run.order().value(), run.key(), step.name()).update();
    }

    /** What a step must know in its next attempt; never a secret. */
    @Transactional
    public void note(Run run, Step step, String note) {
        sql.sql("update provisioning_step set note = ? where order_id = ? and part = ? and step = ?")
                .params(note, run.order().value(), run.key(), step.name())
                .update();
    }

    void seal(Run run, Step step, byte[] sealed) {
        sql.sql("update provisioning_step set sealed = ? where order_id = ? and part = ? and step = ?")
                .params(sealed, run.order().value(), run.key(), step.name())
                .update();
    }

    Entry entry(Run run, Step step) {
        return sql.sql("select * from provisioning_step where order_id = ? and part = ? and step = ?")
                .params(run.order().value(), run.key(), step.name())
                .query(Journal::entry)
                .single();
    }

    /** The entries of all runs of an order, in the order of the work. */
    List<Entry> entries(OrderId order) {
        return sql
                .sql("select * from provisioning_step where order_id = ?")
                .param(order.value())
                .query(Journal::entry)
                .list()
                .stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.run().part())
                        .thenComparing(entry -> entry.run().key())
                        .thenComparing(Entry::step))
                .toList();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                Run.of(new OrderId(row.getObject("order_id", UUID.class)), row.getString("part")),
                Step.valueOf(row.getString("step")),
                Steps.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "started_at"),
                instant(row, "done_at"),
                instant(row, "next_attempt_at"),
                remark(row),
                row.getString("note"),
                row.getBytes("sealed"));
    }

    private static @Nullable Remark remark(ResultSet row) throws SQLException {
        String stored = row.getString("remark");
        return stored == null || stored.isEmpty() ? null : Remark.read(stored);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** One step as journalled. */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a cipher text; entries are never compared
    record Entry(
            Run run,
            Step step,
            Steps.State state,
            int attempts,
            @Nullable Instant startedAt,
            @Nullable Instant doneAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Remark remark,
            @Nullable String note,
            byte @Nullable [] sealed) {}
}
