package de.zugang.onboarding.provisioning;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import de.zugang.onboarding.order.OrderApproved;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Steps;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The durable job behind a run, staged in the transaction of the approval. It carries the run's name and nothing else.
 */
@Component
class ProvisioningJob {

    static final String NAME = "provisioning";

    /** Stages a run again that was worked on when it was to be staged. */
    static final String LATER = "provisioning-later";

    private static final Duration AFTER_THE_WORKER = Duration.ofMillis(500);

    private final Journal journal;
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    ProvisioningJob(Journal journal, ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.journal = journal;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Runs inside the approving transaction: with it or not at all. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void approved(OrderApproved approval) {
        var run = new Run(approval.order(), approval.part(), approval.entitlement());
        journal.open(run);
        stage(run);
        if (approval.part() == Part.ORDER) {
            wakeEntitlements(approval.order());
        }
    }

    /** An entitlement may have been approved first; it need not sleep any longer then. */
    private void wakeEntitlements(OrderId order) {
        journal.entries(order).stream()
                .filter(entry -> entry.run().part() == Part.ENTITLEMENT && entry.state() == Steps.State.WAITING)
                .map(Journal.Entry::run)
                .distinct()
                .forEach(this::stage);
    }

    /**
     * Has the run worked on as soon as the present transaction is committed. While somebody is in the middle of it, the scheduler does not
     * move its job, so that is done as soon as it can be.
     */
    void stage(Run run) {
        Scheduler jobs = scheduler.getObject();
        try {
            jobs.schedule(
                    SchedulableInstance.of(new TaskInstance<Void>(NAME, run.instance()), clock.instant()),
                    SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException _) {
            jobs.schedule(
                    SchedulableInstance.of(
                            new TaskInstance<Void>(LATER, run.instance()),
                            clock.instant().plus(AFTER_THE_WORKER)),
                    SchedulerClient.ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                jobs.triggerCheckForDueExecutions();
            }
        });
    }

    /** Throws while somebody is still in the middle of it; then this is tried again. */
    private void stageNow(Run run) {
        scheduler
                .getObject()
                .schedule(
                        SchedulableInstance.of(new TaskInstance<Void>(NAME, run.instance()), clock.instant()),
                        SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    }

    /** Makes the task known to the scheduler. */
    @Configuration
    static class Definition {

        /** After an unexpected failure (never an ordinary one of a step) the run is taken up again. */
        private static final Duration AFTER_SURPRISE = Duration.ofSeconds(10);

        @Bean
        Task<Void> provisioning(ObjectProvider<Saga> saga) {
            return Tasks.custom(NAME, Void.class)
                    .onFailure((complete, operations) -> operations.reschedule(
                            complete, complete.getTimeDone().plus(AFTER_SURPRISE)))
                    .onDeadExecutionRevive()
                    .execute((instance, context) -> execute(saga.getObject(), instance));
        }

        @Bean
        Task<Void> provisioningLater(ObjectProvider<ProvisioningJob> job, TransactionTemplate transaction) {
            return Tasks.custom(LATER, Void.class)
                    .onFailure((complete, operations) -> operations.reschedule(
                            complete, complete.getTimeDone().plus(AFTER_SURPRISE)))
                    .onDeadExecutionRevive()
                    .execute((instance, _) -> later(job.getObject(), transaction, Run.of(instance.getId())));
        }

        private static CompletionHandler<Void> later(ProvisioningJob job, TransactionTemplate transaction, Run run) {
            try {
                transaction.executeWithoutResult(_ -> job.stageNow(run));
                return new OnCompleteRemove<>();
            } catch (TaskInstanceCurrentlyExecutingException _) {
                return (complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(AFTER_THE_WORKER));
            }
        }

        private static CompletionHandler<Void> execute(Saga saga, TaskInstance<Void> instance) {
            return switch (saga.run(Run.of(instance.getId()))) {
                case Saga.Outcome.Ended _ -> new OnCompleteRemove<>();
                case Saga.Outcome.Again(var at) -> (complete, operations) -> operations.reschedule(complete, at);
            };
        }
    }
}
