package de.zugang.osr.delivery;

import de.zugang.osr.message.Messages;
import org.jspecify.annotations.Nullable;

/** Carries the standard's body of a 400 past the generated signature, which knows the body of the 202 only. */
final class ScreeningRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final @Nullable String customerNumber;
    private final @Nullable String messageDetail;

    ScreeningRefusal(Messages messages, @Nullable String customerNumber, @Nullable String messageDetail) {
        super("screened", null, false, false);
        this.messages = messages;
        this.customerNumber = customerNumber;
        this.messageDetail = messageDetail;
    }

    Messages messages() {
        return messages;
    }

    @Nullable String customerNumber() {
        return customerNumber;
    }

    @Nullable String messageDetail() {
        return messageDetail;
    }
}
