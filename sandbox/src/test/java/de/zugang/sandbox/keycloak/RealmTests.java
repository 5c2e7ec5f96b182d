package de.zugang.sandbox.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmTests {

    private final Realm realm = new Realm();
    private final Map<String, String> secrets = realm.newSecrets();
    private final JsonNode json = JsonMapper.shared().readTree(realm.json(secrets));

    @Test
    void putsADifferentSecretWhereverOneIsNeeded() {
        assertThat(secrets).hasSize(10).containsKeys("clients.desk", "clients.olaHost", "users.customerService");
        assertThat(secrets.values()).doesNotHaveDuplicates();
        assertThat(realm.json(secrets)).doesNotContain("${");
    }

    /** With that key Keycloak leaves its built-in scopes out, and tokens come out empty. */
    @Test
    void leavesTheScopesOfClientsToKeycloak() {
        assertThat(json.has("clientScopes")).isFalse();
    }

    @Test
    void asksStaffForNothingButNameAndPassword() {
        assertThat(json.path("users"))
                .filteredOn(user -> !user.has("serviceAccountClientId"))
                .hasSize(5)
                .allSatisfy(user -> {
                    assertThat(user.path("emailVerified").asBoolean()).isTrue();
                    assertThat(user.path("credentials")
                                    .path(0)
                                    .path("temporary")
                                    .asBoolean())
                            .isFalse();
                    for (String field : new String[] {"firstName", "lastName", "email"}) {
                        assertThat(user.path(field).asString()).isNotBlank();
                    }
                });
    }

    /** An operator orders at the onboarding and imports at the register, with one token. */
    @Test
    void givesTokensOfStaffBothAudiences() {
        assertThat(json.path("clients"))
                .filteredOn(client -> client.path("clientId").asString().equals("staff-cli"))
                .flatExtracting(
                        client -> client.path("protocolMappers").valueStream().toList())
                .extracting(mapper ->
                        mapper.path("config").path("included.custom.audience").asString())
                .containsExactly("onboarding-service", "osr-operator");
    }
}
