package de.zugang.onboarding.order;

import de.zugang.onboarding.remark.Remark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order may show of the work on it, whoever does that work. */
public interface Steps {

    /** All steps of all parts in the order of the work, also those that are still open. */
    List<Step> of(OrderId order);

    /**
     * Tries whatever waits or stopped again, at once.
     *
     * @return whether there was anything
     */
    boolean retry(OrderId order);

    /** Keeps every worker from recording anything about the order until the present transaction ends. */
    void lock(OrderId order);

    /** Whether nothing of it is in force for the customer yet, and the last piece of the credentials has not left. */
    boolean canBeUndone(OrderId order);

    /** Whether something was done that stays unless it is undone. */
    boolean hasEffect(OrderId order);

    /** Nothing of it is gone on with: whoever works on it at present records nothing any more. */
    void giveUp(OrderId order);

    /** What of an order may still be edited, by how far the work on it has come. */
    Editable editable(OrderId order);

    /** The work on what was edited: whoever works on it at present records nothing any more, and what waited or stopped is open. */
    void startAgain(OrderId order);

    /** See {@link #editable}. */
    enum Editable {
        ALL,
        /** A new technical user has its name and its numbers, but no message has left. */
        CONTACT,
        /** The e-mail has left. */
        MOBILE,
        NOTHING
    }

    /** Where one step stands. */
    enum State {
        OPEN,
        RUNNING,
        /** Tried again by itself. */
        WAITING,
        DONE,
        /** Needs a person. */
        STOPPED
    }

    /**
     * One step.
     *
     * @param entitlement the one it is about, if any
     * @param name stable, for example {@code E_MAIL}; the desk has words for it
     * @param remark why it waits or stopped, or what is worth knowing
     */
    record Step(
            OrderApproved.Part part,
            @Nullable String entitlement,
            String name,
            State state,
            int attempts,
            @Nullable Instant startedAt,
            @Nullable Instant doneAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Remark remark) {}
}
