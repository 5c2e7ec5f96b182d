package de.zugang.osr.delivery;

import de.zugang.osr.message.Messages;

/** How receiving a delivery ended. */
sealed interface Receipt {

    /** Stored; it will be processed whatever happens to this process. */
    record Accepted(DeliveryId id) implements Receipt {}

    /** Refused by the synchronous checks; nothing is stored. */
    record Screened(Messages messages) implements Receipt {}

    /** The idempotency key was used for another body or unit; nothing is stored. */
    record KeyUsedOtherwise() implements Receipt {}
}
