package de.zugang.onboarding.order;

/**
 * Published inside the transaction that approves, so whoever stages work on it stages it in the same transaction or not
 * at all.
 */
public record OrderApproved(OrderId order, Part part) {

    /** Parts of an order that are approved and provisioned on their own. */
    public enum Part {
        /** Everything that needs no further approval. */
        ORDER,
        /** The entitlement that the sales lead grants. */
        OLA,
        /** A change of what a technical user may reach. */
        CHANGE,
        /** A technical user is suspended, reactivated or ended. */
        SWITCH,
        /** Another subscription key. */
        KEY
    }
}
