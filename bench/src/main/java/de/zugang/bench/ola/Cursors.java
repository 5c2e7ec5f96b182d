package de.zugang.bench.ola;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows the changes to their end, as a polling client does before it has nothing to do but to wait. */
record Cursors(URI service) {

    private static final int OK = 200;

    /** The cursor at the end of each of these callers. */
    List<String> of(List<String> passports) {
        try (var http = HttpClient.newHttpClient()) {
            return passports.stream().map(passport -> follow(http, passport)).toList();
        }
    }

    private String follow(HttpClient http, String passport) {
        JsonNode answer = get(http, passport, "");
        while (answer.get("hasMore").asBoolean()) {
            answer = get(http, passport, "&cursor=" + answer.get("cursor").asString());
        }
        return answer.get("cursor").asString();
    }

    private JsonNode get(HttpClient http, String passport, String cursor) {
        var request = HttpRequest.newBuilder(
                        service.resolve("/ola/v1.0.0/authorization-requests/changes?size=500" + cursor))
                .header("Authorization", "Bearer " + passport)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("changes were answered " + answer.statusCode() + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
