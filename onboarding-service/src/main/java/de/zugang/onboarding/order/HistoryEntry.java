package de.zugang.onboarding.order;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order's history.
 *
 * @param who user name of a person, or {@code zugang} for the platform
 * @param about the entitlement that was decided on, by name; {@code null} for anything else
 * @param why what the person gave as a reason
 */
public record HistoryEntry(
        Instant at,
        String who,
        What what,
        @Nullable String about,
        @Nullable String why) {

    /** What happened. */
    public enum What {
        PLACED,
        DOCUMENTS_SIGNED,
        APPROVED,
        /** What was approved would lead elsewhere by now; somebody must agree again. */
        APPROVAL_LAPSED,
        REJECTED,
        ENTITLEMENT_APPROVED,
        ENTITLEMENT_REJECTED,
        /** It says something else from now on. */
        EDITED,
        RETRIED,
        /** Somebody takes care of it from now on. */
        TAKEN_OVER,
        /** The text message was sent again. */
        RESENT,
        CANCELLED,
        /** By a person, while it was worked on. */
        GIVEN_UP,
        /** What was done before it was given up. */
        UNDONE,
        DONE,
        FIRST_CALL
    }

    /** Names of those who edited it. */
    static Set<String> editors(List<HistoryEntry> history) {
        var editors = new HashSet<String>();
        for (HistoryEntry entry : history) {
            if (entry.what() == What.EDITED) {
                editors.add(entry.who());
            }
        }
        return Set.copyOf(editors);
    }

    /** Names of those whose approval of an order stands. */
    static Set<String> agreed(List<HistoryEntry> history) {
        var agreed = new HashSet<String>();
        for (HistoryEntry entry : history) {
            if (entry.what() == What.APPROVED) {
                agreed.add(entry.who());
            } else if (entry.what() == What.APPROVAL_LAPSED) {
                agreed.clear();
            }
        }
        return Set.copyOf(agreed);
    }
}
