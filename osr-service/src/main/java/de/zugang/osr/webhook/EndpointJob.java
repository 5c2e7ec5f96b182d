package de.zugang.osr.webhook;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The durable job of an endpoint that has something to send: at most one per technical user, whose name is all it
 * carries. Staged in the transaction that stores a message, ended or put off in one that has seen what waits. A lock that
 * stagers share and the end has alone keeps messages from slipping in between; stagers do not wait for each other.
 */
@Component
class EndpointJob {

    static final String TASK = "webhook";

    /** Tells this lock from those of units. */
    private static final int LOCK = 20;

    private final JdbcClient jdbc;

    EndpointJob(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sees to it that the job runs at that moment or looks at what waits later than that; in the message's transaction. */
    void stage(String technicalUser, Instant due) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(?, ?))")
                .params(technicalUser, LOCK)
                .query((_, _) -> true)
                .list();
        schedule(technicalUser, due);
    }

    /** Waits for transactions that are staging a message just now; theirs are visible afterwards, and no new ones come. */
    void hold(String technicalUser) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
                .params(technicalUser, LOCK)
                .query((_, _) -> true)
                .list();
    }

    /** Ends this run of the job; it runs again at that moment, if there is one. To be called while it is held. */
    void end(String technicalUser, Optional<Instant> next) {
        jdbc.sql("delete from webhook_task where task_name = ? and task_instance = ?")
                .params(TASK, technicalUser)
                .update();
        next.ifPresent(due -> schedule(technicalUser, due));
    }

    /** A job that is at work, or due by then, is left alone. */
    private void schedule(String technicalUser, Instant due) {
        jdbc.sql("""
                insert into webhook_task as task (task_name, task_instance, execution_time, picked, version)
                select :task, :user, cast(:due as timestamptz), false, 1
                 where not exists (
                   select from webhook_task
                    where task_name = :task and task_instance = :user
                      and (picked or execution_time <= cast(:due as timestamptz)))
                on conflict (task_name, task_instance) do update
                   set execution_time = excluded.execution_time, version = task.version + 1
                 where not task.picked and task.execution_time > excluded.execution_time
                """)
                .param("task", TASK)
                .param("user", technicalUser)
                .param("due", Timestamp.from(due))
                .update();
    }
}
