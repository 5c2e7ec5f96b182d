package de.zugang.gateway.subscription;

import java.time.Clock;
import java.time.Instant;

/**
 * The client in whose place another one came, as long as both work.
 *
 * @param clientId at Keycloak
 * @param notAfter when it is accepted no longer
 */
public record FormerClient(String clientId, Fingerprint secretHash, Instant notAfter) {

    boolean is(String client, Clock clock) {
        return clientId.equals(client) && clock.instant().isBefore(notAfter);
    }
}
