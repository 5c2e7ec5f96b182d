package de.zugang.onboarding.ticket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Calls of the service desk with its kind of authentication: the API token is exchanged for an access token, which is renewed a
 * minute before its end. An API token that is not valid (any more) is answered 200 with {@code null}.
 */
final class Matrix42Calls {

    private static final Duration BEFORE_THE_END = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_ACCEPTABLE = 406;

    private final Matrix42Properties properties;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private @Nullable Token token;

    Matrix42Calls(Matrix42Properties properties, JsonMapper json, Clock clock) {
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    private record Token(String raw, Instant until) {}

    JsonNode get(String path) {
        return call("GET", path, null);
    }

    JsonNode post(String path, Object body) {
        return call("POST", path, json.writeValueAsString(body));
    }

    JsonNode put(String path, Object body) {
        return call("PUT", path, json.writeValueAsString(body));
    }

    /** A token that ended in the middle is renewed by asking once more; it was not carried out the first time. */
    private JsonNode call(String method, String path, @Nullable String body) {
        String present = access();
        HttpResponse<String> answer = send(method, path, body, present);
        if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == NOT_ACCEPTABLE) {
            forget(present);
            answer = send(method, path, body, access());
        }
        if (answer.statusCode() / 100 != OK / 100) {
            throw new Matrix42Away(path(path) + " was answered with status " + answer.statusCode());
        }
        return read(answer.body(), path);
    }

    private synchronized String access() {
        Token present = token;
        if (present == null || !clock.instant().isBefore(present.until().minus(BEFORE_THE_END))) {
            present = exchange();
            token = present;
        }
        return present.raw();
    }

    /** Unless somebody else has renewed it meanwhile. */
    private synchronized void forget(String raw) {
        if (token != null && token.raw().equals(raw)) {
            token = null;
        }
    }

    private Token exchange() {
        String path = "/api/ApiToken/GenerateAccessTokenFromApiToken";
        HttpResponse<String> answer = send("POST", path, "", properties.apiToken());
        JsonNode body = answer.statusCode() == OK ? read(answer.body(), path) : NullNode.getInstance();
        if (!body.path("RawToken").isString()) {
            throw new Matrix42Away("the API token is not accepted (status " + answer.statusCode()
                    + (body.isNull() ? ", null" : "") + "); make a new one in its administration");
        }
        return new Token(
                body.path("RawToken").asString(), instant(body.path("LifeTime").asString("")));
    }

    /** With or without an offset; without one it is UTC. What cannot be read is over at once. */
    private Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException withoutOffset) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException unreadable) {
                return clock.instant();
            }
        }
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, String bearer) {
        URI base = Objects.requireNonNull(properties.url());
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(properties.readTimeout())
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("Accept", "application/json")
                .header("Explicit-Language", properties.language())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new Matrix42Away(path(path) + " was not answered");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new Matrix42Away(path(path) + " was interrupted");
        }
    }

    private JsonNode read(String body, String path) {
        try {
            return body.isBlank() ? NullNode.getInstance() : json.readTree(body);
        } catch (JacksonException unreadable) {
            throw new Matrix42Away(path(path) + " was answered with something else than JSON");
        }
    }

    /** Without the query, which may quote a ticket. */
    private static String path(String path) {
        return path.replaceFirst("\\?.*", "");
    }
}
