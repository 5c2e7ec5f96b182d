package de.zugang.osr.webhook;

import de.zugang.osr.ended.DeliveriesEnded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stores what an endpoint is to be told, in the transaction in which it happens: neither is there without the other. */
@Component
class StageMessage {

    private final MessageStore messages;
    private final EndpointJob job;
    private final Payloads payloads;
    private final WebhookScheduler scheduler;

    StageMessage(MessageStore messages, EndpointJob job, Payloads payloads, WebhookScheduler scheduler) {
        this.messages = messages;
        this.job = job;
        this.payloads = payloads;
        this.scheduler = scheduler;
    }

    @EventListener
    void ended(DeliveriesEnded deliveries) {
        if (messages.isAnyWanted(deliveries.technicalUser())) {
            stage(
                    deliveries.technicalUser(),
                    deliveries.all().stream().map(this::event).toList());
        }
    }

    private Event event(DeliveriesEnded.One delivery) {
        return new Event(
                UUID.randomUUID(), Payloads.DELIVERY_ENDED, delivery.id(), delivery.at(), payloads.ended(delivery));
    }

    /** The test's id. */
    UUID test(String technicalUser, Instant now) {
        var event = new Event(UUID.randomUUID(), Payloads.TEST, null, now, payloads.test(now));
        stage(technicalUser, List.of(event));
        return event.id();
    }

    /** Lets whatever waits be tried now; in the transaction that changed the endpoint. */
    void again(String technicalUser, Instant now) {
        messages.makeAllDue(technicalUser, now);
        job.stage(technicalUser, now);
        wakeAfterCommit();
    }

    private void stage(String technicalUser, List<Event> events) {
        messages.stage(technicalUser, events).ifPresent(due -> {
            job.stage(technicalUser, due);
            wakeAfterCommit();
        });
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.wake();
            }
        });
    }
}
