package de.zugang.onboarding.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeycloakPropertiesTests {

    @Test
    void expectsThePublicIssuerAndFetchesKeysInside() {
        var keycloak = properties("https://login.example");

        assertThat(keycloak.issuer()).isEqualTo("https://login.example/realms/zugang");
        assertThat(keycloak.endSession())
                .hasToString("https://login.example/realms/zugang/protocol/openid-connect/logout");
        assertThat(keycloak.certificates())
                .isEqualTo("http://keycloak:8080/realms/zugang/protocol/openid-connect/certs");
    }

    @Test
    void takesTheOneAddressForBothWhereThereIsNoOther() {
        assertThat(properties(null).issuer()).isEqualTo("http://keycloak:8080/realms/zugang");
    }

    private static KeycloakProperties properties(@Nullable String publicUrl) {
        return new KeycloakProperties(
                URI.create("http://keycloak:8080"),
                publicUrl == null ? null : URI.create(publicUrl),
                "zugang",
                "onboarding-service",
                "secret",
                "zugang-api",
                Duration.ofSeconds(300),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }
}
