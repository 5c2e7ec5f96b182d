package de.zugang.onboarding.identity;

/** Keycloak did not answer, or answered with trouble of its own; worth another try. Carries no message of Keycloak's. */
public final class IdentityUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IdentityUnavailable(String what) {
        super(what, null, false, false);
    }
}
