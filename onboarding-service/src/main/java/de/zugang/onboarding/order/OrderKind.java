package de.zugang.onboarding.order;

/** What is ordered. */
public enum OrderKind {
    NEW_TECHNICAL_USER
}
