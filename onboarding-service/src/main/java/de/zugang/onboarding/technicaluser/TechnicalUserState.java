package de.zugang.onboarding.technicaluser;

/** Where a technical user stands; {@code ENDED} is final. */
public enum TechnicalUserState {
    /** The name is taken, nothing works yet. */
    RESERVED,
    ACTIVE,
    SUSPENDED,
    ENDED
}
