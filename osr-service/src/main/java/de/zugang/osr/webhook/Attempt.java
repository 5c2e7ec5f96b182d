package de.zugang.osr.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try to tell an endpoint something.
 *
 * @param status of the answer; {@code null} without one
 * @param next when the message is tried again at the earliest; {@code null} if it is not
 */
record Attempt(
        UUID messageId,
        String type,
        @Nullable UUID deliveryId,
        Instant at,
        Outcome outcome,
        @Nullable Integer status,
        Duration took,
        @Nullable Instant next) {

    /** As in the contract. */
    enum Outcome {
        DELIVERED,
        REFUSED,
        NOT_REACHED,
        TIMED_OUT
    }
}
