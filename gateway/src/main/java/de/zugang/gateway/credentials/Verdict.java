package de.zugang.gateway.credentials;

import de.zugang.gateway.refusal.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What presented credentials are worth. */
public sealed interface Verdict {

    /**
     * They are this client's. Whether it may do anything is not said.
     *
     * @param issuedAt when the token was issued; {@code null} where the secret itself was presented
     */
    record Proven(String clientId, @Nullable Instant issuedAt) implements Verdict {}

    record Rejected(Reason reason) implements Verdict {}

    /** Signed with a key that is not known here; it may be new at Keycloak. */
    record SigningKeyUnknown() implements Verdict {}
}
