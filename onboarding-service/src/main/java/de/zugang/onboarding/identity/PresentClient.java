package de.zugang.onboarding.identity;

import org.jspecify.annotations.Nullable;

/**
 * A client of ours as Keycloak has it.
 *
 * @param order the mark that says whose it is; {@code null} if it carries none
 * @param asSetUp whether it may do what we set up and nothing else
 * @param secretHash SHA-256 of its secret, {@code null} if Keycloak does not tell the secret
 */
public record PresentClient(
        String clientId,
        boolean enabled,
        @Nullable String order,
        boolean asSetUp,
        @Nullable String secretHash) {}
