package de.zugang.onboarding.order;

import org.jspecify.annotations.Nullable;

/**
 * Published inside the transaction that approves, so whoever stages work on it stages it in the same transaction or not
 * at all.
 *
 * @param entitlement the one that {@link Part#ENTITLEMENT} is about, else {@code null}
 */
public record OrderApproved(
        OrderId order, Part part, @Nullable String entitlement) {

    /** Of a part that is not about an entitlement. */
    OrderApproved(OrderId order, Part part) {
        this(order, part, null);
    }

    /** Parts of an order that are approved and provisioned on their own. */
    public enum Part {
        /** Everything that needs no further approval. */
        ORDER,
        /** An entitlement that its approver grants. */
        ENTITLEMENT,
        /** A change of what a technical user may reach. */
        CHANGE,
        /** A technical user is suspended, reactivated or ended. */
        SWITCH,
        /** Another subscription key. */
        KEY,
        /** Another client with another secret. */
        SECRET,
        /** Company or contact of a technical user. */
        ATTRIBUTES,
        /** A secret that nobody used is void after a time. */
        EXPIRY,
        /** What was done of an order that was given up is undone. */
        UNDO
    }
}
