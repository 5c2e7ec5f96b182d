package de.zugang.osr.webhook;

import de.zugang.osr.webhook.courier.Reply;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Draws the conclusion of an attempt: done, again later, or the end of the endpoint. */
@Component
class RecordAttempt {

    private static final Logger log = LoggerFactory.getLogger(RecordAttempt.class);
    private static final int GONE = 410;

    /** So many failures in a row are the receiver's trouble and not a message's. */
    private static final int OUTAGE = 3;

    private final EndpointStore endpoints;
    private final MessageStore messages;
    private final AttemptStore attempts;
    private final Pauses pauses;
    private final WebhookProperties properties;

    RecordAttempt(
            EndpointStore endpoints,
            MessageStore messages,
            AttemptStore attempts,
            Pauses pauses,
            WebhookProperties properties) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.attempts = attempts;
        this.pauses = pauses;
        this.properties = properties;
    }

    /**
     * Stores what became of an attempt. Whether the next message may be tried at once.
     *
     * @param used the endpoint that was called; by now it may be another, or gone
     */
    boolean record(Endpoint used, MessageStore.Waiting message, Instant at, Reply reply) {
        var present = endpoints.lock(used.technicalUser());
        if (present.isEmpty()) {
            return false;
        }
        endpoints.used(used.technicalUser(), at);
        boolean isSameAddress = present.get().url().equals(used.url());
        return reply.kind() == Reply.Kind.ACCEPTED
                ? delivered(present.get(), message, at, reply)
                : failed(present.get(), isSameAddress, message, at, reply);
    }

    private boolean delivered(Endpoint endpoint, MessageStore.Waiting message, Instant at, Reply reply) {
        messages.remove(message.event());
        attempts.add(endpoint.technicalUser(), attempt(message, at, reply, null));
        if (endpoint.failures() > 0 && endpoint.isActive()) {
            endpoints.update(endpoint.recovered());
        }
        if (endpoint.failures() >= OUTAGE) {
            messages.makeAllDue(endpoint.technicalUser(), at);
        }
        return true;
    }

    private boolean failed(
            Endpoint endpoint, boolean isSameAddress, MessageStore.Waiting message, Instant at, Reply reply) {
        Instant now = at.plus(reply.took());
        Duration pause = pauses.ofMessage(message.attempts() + 1);
        Endpoint after = isSameAddress
                ? judged(endpoint.failed(at, now.plus(pauses.ofEndpoint(endpoint.failures() + 1))), now, reply)
                : endpoint;
        boolean triesAgain = after.isActive()
                && now.plus(pause).isBefore(message.event().occurredAt().plus(properties.giveUpAfter()));
        attempts.add(endpoint.technicalUser(), attempt(message, at, reply, triesAgain ? now.plus(pause) : null));
        if (triesAgain) {
            messages.postpone(message, pause, now);
        } else {
            messages.remove(message.event());
        }
        if (isSameAddress && endpoint.isActive()) {
            endpoints.update(after);
        }
        return !isSameAddress;
    }

    private Endpoint judged(Endpoint failing, Instant now, Reply reply) {
        boolean isGone = reply.status() != null && reply.status() == GONE;
        Instant since = failing.failingSince();
        boolean isHopeless = since != null && !now.isBefore(since.plus(properties.disableAfter()));
        if (!isGone && !isHopeless) {
            return failing;
        }
        log.warn("webhook of {} disabled: {}", failing.technicalUser(), isGone ? "gone" : "failing since " + since);
        return failing.disabled(now);
    }

    private static Attempt attempt(
            MessageStore.Waiting message, Instant at, Reply reply, @org.jspecify.annotations.Nullable Instant next) {
        var event = message.event();
        var outcome = switch (reply.kind()) {
            case ACCEPTED -> Attempt.Outcome.DELIVERED;
            case REFUSED -> Attempt.Outcome.REFUSED;
            case NOT_REACHED -> Attempt.Outcome.NOT_REACHED;
            case TIMED_OUT -> Attempt.Outcome.TIMED_OUT;
        };
        return new Attempt(
                event.id(), event.type(), event.deliveryId(), at, outcome, reply.status(), reply.took(), next);
    }
}
