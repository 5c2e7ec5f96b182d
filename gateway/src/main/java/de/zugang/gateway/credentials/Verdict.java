package de.zugang.gateway.credentials;

import de.zugang.gateway.refusal.Reason;

/** What presented credentials are worth. */
public sealed interface Verdict {

    /** They are this client's. Whether it may do anything is not said. */
    record Proven(String clientId) implements Verdict {}

    record Rejected(Reason reason) implements Verdict {}

    /** Signed with a key that is not known here; it may be new at Keycloak. */
    record SigningKeyUnknown() implements Verdict {}
}
