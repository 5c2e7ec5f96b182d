package de.zugang.onboarding.order;

/** Where an entitlement stands that a new technical user is asked for. Stored by name, so a name never changes. */
public enum EntitlementState {
    /** For whoever decides on it. */
    WAITING,
    GRANTED,
    REFUSED
}
