package de.zugang.sandbox.journey;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import java.net.URI;
import java.util.Map;

/** Gets access tokens from Keycloak, the way each kind of caller does. */
public record Tokens(Http http, URI endpoint) {

    /** Of a person of staff, by the client that only the sandbox has. */
    public String staff(Endpoints.User user) {
        return token(Map.of(
                "grant_type", "password",
                "client_id", "staff-cli",
                "username", user.name(),
                "password", user.password(),
                "scope", "openid"));
    }

    /** Of an integrator, as the welcome e-mail explains. */
    public String technicalUser(TechnicalUser user) {
        return client(user.clientId(), user.clientSecret());
    }

    public String client(String id, String secret) {
        return token(Map.of(
                "grant_type", "client_credentials", "client_id", id, "client_secret", secret, "scope", "openid"));
    }

    private String token(Map<String, String> form) {
        return http.postForm(endpoint, Map.of(), form)
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }
}
