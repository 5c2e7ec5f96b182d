package de.zugang.gateway.credentials;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are accepted.
 *
 * @param issuer the realm's URL, exactly as it stands in {@code iss}
 * @param jwksUrl where the realm's public keys are
 * @param audience what {@code aud} must contain
 * @param clockDifference between Keycloak and this node, at most
 * @param longestLifetime from {@code iat} to {@code exp}; a token made for longer was not made for us
 * @param refresh how often the keys are fetched without need
 * @param refetch the shortest time between two fetches that callers cause
 * @param timeout of one fetch
 * @param cachedTokens how many verified tokens are remembered
 */
@Validated
@ConfigurationProperties("zugang.oidc")
public record OidcProperties(
        @NotBlank String issuer,
        @NotNull URI jwksUrl,
        @DefaultValue("zugang-api") String audience,
        @DefaultValue("30s") Duration clockDifference,
        @DefaultValue("1h") Duration longestLifetime,
        @DefaultValue("5m") Duration refresh,
        @DefaultValue("30s") Duration refetch,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("50000") int cachedTokens) {}
