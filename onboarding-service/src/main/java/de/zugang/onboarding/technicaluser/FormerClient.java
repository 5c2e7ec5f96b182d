package de.zugang.onboarding.technicaluser;

import java.time.Instant;

/**
 * The client in whose place another one came, as long as both work.
 *
 * @param clientId at Keycloak
 * @param secretHash SHA-256 of its secret
 * @param notAfter when it is accepted no longer
 */
public record FormerClient(String clientId, String secretHash, Instant notAfter) {}
