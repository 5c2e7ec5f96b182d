package de.zugang.sandbox.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests of somebody outside, bounded in time. */
public final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Answer get(URI uri, Map<String, String> headers) {
        return send(request(uri, headers).GET());
    }

    public Answer postJson(URI uri, Map<String, String> headers, String body) {
        return send(request(uri, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer putJson(URI uri, Map<String, String> headers, String body) {
        return send(request(uri, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer postForm(URI uri, Map<String, String> headers, Map<String, String> form) {
        String encoded = form.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(uri, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded)));
    }

    /** Sends bytes of any type. */
    public Answer post(URI uri, Map<String, String> headers, String type, HttpRequest.BodyPublisher body) {
        return send(request(uri, headers).header("Content-Type", type).POST(body));
    }

    private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri).timeout(LIMIT);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(request.method() + " " + request.uri().getPath(), response.statusCode(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + request.uri(), interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
