package de.zugang.onboarding.order;

import java.util.Set;

/** What must be signed before an order goes on, whoever keeps it. */
public interface RequiredDocuments {

    /** Whether an order for a new technical user needs documents that are signed one by one. */
    boolean isAnyNeeded(Set<String> entitlements);

    /** Whether a change needs some: those that only an entitlement asks for, when it is granted later. */
    boolean isAnyNeeded(Change change);

    /** Whether all of them are signed; so also where none is needed. */
    boolean areSigned(Order order);
}
