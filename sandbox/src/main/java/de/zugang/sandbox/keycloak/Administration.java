package de.zugang.sandbox.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few calls of Keycloak's administration that the sandbox needs, as administrator of the realm {@code master}. */
final class Administration {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ERRORS = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    private Administration(String url, String token) {
        this.url = url;
        this.token = token;
    }

    static Administration login(String url, String password) {
        String form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        var anonymous = new Administration(url, "");
        JsonNode answer = JSON.readTree(anonymous
                .send(HttpRequest.newBuilder(URI.create(url + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .body());
        return new Administration(url, answer.path("access_token").asString());
    }

    /** Makes a realm. */
    void create(String realm) {
        send(json("/admin/realms").POST(HttpRequest.BodyPublishers.ofString(realm)));
    }

    private HttpRequest.Builder json(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(LIMIT).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= ERRORS) {
                throw new IllegalStateException("Keycloak: %s %s answered %d: %s"
                        .formatted(request.method(), request.uri().getPath(), answer.statusCode(), answer.body()));
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException("Keycloak: " + request.uri().getPath(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
