package de.zugang.osr.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something an endpoint is told.
 *
 * @param type as in the contract, for example {@code delivery.ended}
 * @param deliveryId {@code null} if it is about none
 * @param payload the body that is sent, the same at each attempt
 */
record Event(UUID id, String type, @Nullable UUID deliveryId, Instant occurredAt, String payload) {

    /** How the message is called outside. */
    static String webhookId(UUID id) {
        return "msg_" + id;
    }
}
