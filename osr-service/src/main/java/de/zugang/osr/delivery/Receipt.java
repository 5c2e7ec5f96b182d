package de.zugang.osr.delivery;

import de.zugang.osr.message.Messages;
import org.jspecify.annotations.Nullable;

/** How receiving a delivery ended. The customer number is that of the unit; {@code null} if the register shows none to the sender. */
sealed interface Receipt {

    /** Stored; it will be processed whatever happens to this process. */
    record Accepted(DeliveryId id, @Nullable String customerNumber) implements Receipt {}

    /** Refused by the synchronous checks; nothing is stored. */
    record Screened(Messages messages, @Nullable String customerNumber) implements Receipt {}

    /** The idempotency key was used for another body or unit; nothing is stored. */
    record KeyUsedOtherwise() implements Receipt {}
}
