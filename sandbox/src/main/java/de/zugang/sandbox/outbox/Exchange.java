package de.zugang.sandbox.outbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One request to the outbox and its answer. */
record Exchange(HttpExchange http) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_BODY = 1 << 20;

    String method() {
        return http.getRequestMethod();
    }

    /** The path without the leading slash, in parts. */
    List<String> path() {
        return List.of(http.getRequestURI().getPath().substring(1).split("/", -1));
    }

    @Nullable String header(String name) {
        return http.getRequestHeaders().getFirst(name);
    }

    Form query() {
        return Form.parse(http.getRequestURI().getRawQuery());
    }

    Form form() throws IOException {
        return Form.parse(new String(http.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8));
    }

    void json(int status, Object body) throws IOException {
        answer(status, "application/json", JSON.writeValueAsBytes(body));
    }

    void html(String page, String contentSecurityPolicy) throws IOException {
        http.getResponseHeaders().set("Content-Security-Policy", contentSecurityPolicy);
        answer(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of ours from the class path. */
    void resource(String name, String type) throws IOException {
        try (InputStream resource = Exchange.class.getResourceAsStream(name)) {
            if (resource == null) {
                notFound();
            } else {
                answer(200, type, resource.readAllBytes());
            }
        }
    }

    void notFound() throws IOException {
        answer(404, "text/plain; charset=utf-8", "Not found.\n".getBytes(StandardCharsets.UTF_8));
    }

    void notAllowed(String allowed) throws IOException {
        http.getResponseHeaders().set("Allow", allowed);
        answer(405, "text/plain; charset=utf-8", "Method not allowed.\n".getBytes(StandardCharsets.UTF_8));
    }

    private void answer(int status, String type, byte[] body) throws IOException {
        var headers = http.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        boolean head = method().equals("HEAD");
        http.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            http.getResponseBody().write(body);
        }
    }
}
