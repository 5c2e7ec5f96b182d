package de.zugang.osr.webhook;

import de.zugang.osr.access.Access;
import de.zugang.osr.access.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the job of an endpoint does: one message after the other, until none is due, one failed, or it is others' turn.
 * No connection to the database is held while a receiver takes its time.
 */
@Component
class WorkOffEndpoint {

    /** After so much the job goes to the end of the line, so that nobody's receiver holds a thread for long. */
    private static final int AT_A_TIME = 20;

    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

    private final Access access;
    private final EndpointStore endpoints;
    private final MessageStore messages;
    private final EndpointJob job;
    private final SendMessage send;
    private final RecordAttempt record;
    private final WebhookProperties properties;
    private final Clock clock;

    WorkOffEndpoint(
            Access access,
            EndpointStore endpoints,
            MessageStore messages,
            EndpointJob job,
            SendMessage send,
            RecordAttempt record,
            WebhookProperties properties,
            Clock clock) {
        this.access = access;
        this.endpoints = endpoints;
        this.messages = messages;
        this.job = job;
        this.send = send;
        this.record = record;
        this.properties = properties;
        this.clock = clock;
    }

    private record Task(Endpoint endpoint, MessageStore.Waiting message) {}

    void workOff(String technicalUser) {
        var tenant = new Tenant(technicalUser, Set.of());
        Instant end = clock.instant().plus(LONGEST_TURN);
        boolean goOn = true;
        for (int sent = 0; goOn && sent < AT_A_TIME && clock.instant().isBefore(end); sent++) {
            goOn = access.<Optional<Task>>write(tenant, () -> next(technicalUser))
                    .map(task -> deliver(tenant, task))
                    .orElse(false);
        }
        access.write(tenant, () -> {
            endRun(technicalUser);
            return true;
        });
    }

    private Optional<Task> next(String technicalUser) {
        Instant now = clock.instant();
        messages.removeFromBefore(technicalUser, now.minus(properties.giveUpAfter()));
        return endpoints
                .find(technicalUser)
                .filter(Endpoint::isActive)
                .flatMap(
                        endpoint -> messages.oldestDue(technicalUser, now).map(message -> new Task(endpoint, message)));
    }

    private boolean deliver(Tenant tenant, Task task) {
        Instant at = clock.instant();
        var reply = send.send(task.endpoint(), task.message().event(), at);
        return access.<Boolean>write(tenant, () -> record.record(task.endpoint(), task.message(), at, reply));
    }

    private void endRun(String technicalUser) {
        job.hold(technicalUser);
        Optional<Endpoint> active = endpoints.find(technicalUser).filter(Endpoint::isActive);
        if (active.isEmpty()) {
            messages.removeAll(technicalUser);
        }
        Instant rest = active.map(Endpoint::restingUntil).orElse(Instant.MIN);
        job.end(technicalUser, messages.earliestDue(technicalUser).map(due -> due.isBefore(rest) ? rest : due));
    }
}
