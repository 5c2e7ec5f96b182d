package de.zugang.osr.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of endpoints, apart from those of deliveries: own table, own threads, at most as many as there are
 * senders. Real threads, since the system's resolver blocks what it runs on.
 */
@Component
class WebhookScheduler implements SmartLifecycle {

    private static final String TABLE = "webhook_task";
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final ExecutorService threads;
    private final Scheduler scheduler;
    private volatile boolean running;

    WebhookScheduler(
            DataSource database, WebhookProperties properties, ObjectProvider<WorkOffEndpoint> endpoint, Clock clock) {
        this.threads = Executors.newFixedThreadPool(
                properties.senders(), Thread.ofPlatform().name("webhook-", 1).factory());
        this.scheduler = Scheduler.create(database, task(endpoint))
                .tableName(TABLE)
                .threads(properties.senders())
                .executorService(threads)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .alwaysPersistTimestampInUTC()
                .shutdownMaxWait(properties.attemptTimeout().plusSeconds(5))
                .clock(clock::instant)
                .build();
    }

    /** The job ends itself, in its own transaction ({@link EndpointJob#end}). */
    private static Task<Void> task(ObjectProvider<WorkOffEndpoint> endpoint) {
        return Tasks.custom(EndpointJob.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_TROUBLE))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    endpoint.getObject().workOff(instance.getId());
                    return (_, _) -> {};
                });
    }

    /** Makes this instance look for due jobs now instead of at its next poll. */
    void wake() {
        if (running) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        threads.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
