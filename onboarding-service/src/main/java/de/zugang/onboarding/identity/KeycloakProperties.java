package de.zugang.onboarding.identity;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How we reach Keycloak.
 *
 * @param url base of Keycloak, without a trailing slash
 * @param publicUrl base of Keycloak as browsers and integrators reach it, and as its tokens name it; left out where it is
 *     the same
 * @param realm the realm of staff and technical users
 * @param clientId our own service account, which may manage clients of the realm
 * @param clientSecret its secret
 * @param audience the audience that tokens of technical users carry and gateways expect
 * @param tokenLifetime of access tokens of technical users
 * @param connectTimeout for the admin API
 * @param readTimeout for the admin API; a hanging Keycloak costs a step no more than this
 */
@Validated
@ConfigurationProperties("zugang.keycloak")
public record KeycloakProperties(
        URI url,
        @Nullable URI publicUrl,
        @NotBlank String realm,
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @DefaultValue("zugang-api") @NotBlank String audience,
        @DefaultValue("300s") Duration tokenLifetime,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {

    /** Where browsers find Keycloak. */
    public URI shownUrl() {
        return publicUrl == null ? url : publicUrl;
    }

    /** The {@code iss} of the realm's tokens. */
    public String issuer() {
        return shownUrl() + "/realms/" + realm;
    }

    public String certificates() {
        return url + "/realms/" + realm + "/protocol/openid-connect/certs";
    }

    public URI endSession() {
        return URI.create(issuer() + "/protocol/openid-connect/logout");
    }

    /** Without the secret: a record's own would print it. */
    @Override
    public String toString() {
        return "KeycloakProperties[" + issuer() + "]";
    }
}
