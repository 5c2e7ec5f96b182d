package de.zugang.onboarding.order;

import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order may show of its messages, whoever sends them: the delivery panel. */
public interface Messages {

    /** In the order in which they leave; none for an order that sends none. */
    List<Message> of(OrderId order);

    /**
     * Has the text message with the client secret sent again, the same secret to the same number. Only where the last one certainly did
     * not arrive; who has perhaps read it gets a new secret by an order instead.
     */
    Resend resend(OrderId order, Staff by);

    /** How a message travels. */
    enum Channel {
        E_MAIL,
        TEXT_MESSAGE
    }

    /** Where a message stands. */
    enum State {
        /** Its turn has not come. */
        PENDING,
        /** Could not be handed over; tried again by itself. */
        WAITING,
        /** Could not be handed over; a person must act. */
        STOPPED,
        /** The provider or mail server has taken it. */
        ACCEPTED,
        /** On its way to the phone. */
        SENT,
        /** The phone has it. */
        DELIVERED,
        /** It will not arrive. */
        FAILED,
        /** No report came, and asking did not help. */
        UNKNOWN;

        /** Whether news may still come. */
        public boolean isOpen() {
            return this == PENDING || this == WAITING || this == ACCEPTED || this == SENT;
        }
    }

    /**
     * One message.
     *
     * @param step which step sends it, by name
     * @param to address or number, shortened
     * @param at when it came to stand there
     * @param why it waits, stopped or failed
     * @param attempt 1 for the first that was taken; 0 if none was
     * @param canResend whether a person may have it sent again now
     */
    record Message(
            Channel channel,
            String step,
            String to,
            State state,
            @Nullable Instant at,
            @Nullable Remark why,
            int attempt,
            boolean canResend) {}

    /** What came of sending again. */
    sealed interface Resend {
        /** It is on its way. */
        record Staged() implements Resend {}

        record NoSuchOrder() implements Resend {}

        record RoleMissing(StaffRole needed) implements Resend {}

        /**
         * The last one may have arrived, the customer has made a call already, or another secret or number has come in its place.
         *
         * @param current where the message stands, or what has changed
         */
        record NotNow(String current) implements Resend {}

        /** Often enough for today. */
        record TooOften() implements Resend {}
    }
}
