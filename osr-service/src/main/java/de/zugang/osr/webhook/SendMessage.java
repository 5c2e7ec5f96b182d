package de.zugang.osr.webhook;

import de.zugang.osr.webhook.courier.Courier;
import de.zugang.osr.webhook.courier.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One signed attempt, by the conventions of Standard Webhooks. */
@Component
class SendMessage {

    private static final Logger log = LoggerFactory.getLogger(SendMessage.class);

    private final Courier courier;
    private final SecretSeal seal;

    SendMessage(Courier courier, SecretSeal seal) {
        this.courier = courier;
        this.seal = seal;
    }

    Reply send(Endpoint endpoint, Event event, Instant now) {
        String id = Event.webhookId(event.id());
        String signatures = endpoint.secrets().signingAt(now).stream()
                .map(secret -> seal.open(secret, endpoint.technicalUser()).sign(id, now, event.payload()))
                .collect(Collectors.joining(" "));
        var headers = Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                signatures,
                "User-Agent",
                "Zugang-Webhook/1");
        Reply reply = courier.post(URI.create(endpoint.url()), headers, event.payload());
        if (reply.kind() != Reply.Kind.ACCEPTED) {
            log.info(
                    "webhook of {}: {} {} {} after {} ms",
                    endpoint.technicalUser(),
                    reply.kind(),
                    reply.status() == null ? "-" : reply.status(),
                    reply.problem() == null ? "-" : reply.problem(),
                    reply.took().toMillis());
        }
        return reply;
    }
}
