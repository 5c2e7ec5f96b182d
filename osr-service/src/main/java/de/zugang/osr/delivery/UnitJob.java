package de.zugang.osr.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import de.zugang.osr.unit.UnitKey;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The durable job of a unit that has deliveries waiting: at most one per unit, staged in the transaction that accepts a
 * delivery and ended in the transaction that empties the queue. It carries the unit's key and nothing else.
 */
@Component
class UnitJob {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("unit");

    private final ObjectProvider<Scheduler> scheduler;
    private final JdbcClient jdbc;
    private final JdbcOperations batch;
    private final Clock clock;

    UnitJob(ObjectProvider<Scheduler> scheduler, JdbcClient jdbc, JdbcOperations batch, Clock clock) {
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /**
     * To be called while the units' entries are held: else a job could end between our look and our delivery. Writes what
     * the scheduler itself would, for all units at once.
     */
    void stage(List<UnitKey> units) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        batch.batchUpdate(
                """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values (?, ?, ?, false, 1) on conflict do nothing
                """,
                units.stream()
                        .map(unit -> new Object[] {TASK.getTaskName(), unit.text(), now})
                        .toList());
    }

    /** Makes this instance look for due jobs now instead of at its next poll. */
    void wake() {
        scheduler.getObject().triggerCheckForDueExecutions();
    }

    /** Ends the job; to be called while the unit's entry is held and nothing waits. */
    void end(UnitKey unit) {
        jdbc.sql("delete from scheduled_tasks where task_name = ? and task_instance = ?")
                .params(TASK.getTaskName(), unit.text())
                .update();
    }
}
