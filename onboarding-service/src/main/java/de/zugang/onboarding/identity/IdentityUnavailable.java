package de.zugang.onboarding.identity;

import de.zugang.onboarding.remark.Remark;

/** Keycloak did not answer, or answered with trouble of its own; worth another try. Carries no message of Keycloak's. */
public final class IdentityUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Remark why;

    IdentityUnavailable(Remark why) {
        super(why.inEnglish(), null, false, false);
        this.why = why;
    }

    public Remark why() {
        return why;
    }
}
