package de.zugang.onboarding.staff;

import java.util.Arrays;
import java.util.Optional;

/** Realm roles of people and machines that may talk to this service. */
public enum StaffRole {
    /** Places and follows orders. */
    CUSTOMER_SERVICE("customer-service"),
    /** Decides on entitlements whose approver the catalogue says it is. */
    SALES_LEAD("sales-lead"),
    /** Keeps the platform running; sees everything, retries what is stuck. */
    OPERATOR("operator"),
    /** Reads everything, changes nothing. */
    AUDITOR("auditor"),
    /** A gateway node; reads the feed, reports usage, and nothing else. */
    GATEWAY_NODE("gateway-node");

    private final String claim;

    StaffRole(String claim) {
        this.claim = claim;
    }

    /** The name of the realm role in tokens. */
    public String claim() {
        return claim;
    }

    static Optional<StaffRole> of(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}
