package de.zugang.osr.fuzz;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param user which of the technical users sends it
 * @param operation what it is meant for; {@code null} if the contract has no such operation
 * @param path raw, as it goes over the wire
 * @param expected what the contract says about it
 */
record Request(
        int index,
        int user,
        Contract.@Nullable Operation operation,
        String method,
        String path,
        List<Header> headers,
        @Nullable Body body,
        Expected expected) {

    /** Bytes to send, JSON or not. */
    static final class Body {
        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String toString() {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.length() > 3000 ? text.substring(0, 3000) + "…" : text;
        }
    }

    /** A header line. */
    record Header(String name, String value) {}

    /** What the contract says about a request. */
    enum Expected {
        /** All of it is as the contract has it: whatever the answer, it is not that the request is malformed. */
        UNDERSTOOD,
        /** The body breaks the schema: 400, or 422 for what it means, with a problem document. */
        REFUSED,
        /** Any answer of the contract. */
        ANY
    }

    /** A request in the making. */
    static final class Draft {
        final Map<String, String> path = new LinkedHashMap<>();
        boolean plain = true;
        int user;
    }

    HttpRequest.Builder http(URI base, String token) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
        headers.forEach(header -> {
            try {
                request.header(header.name(), header.value());
            } catch (IllegalArgumentException notAHeader) {
                // the client itself refuses to send it
                request.header("X-Refused", "by client");
            }
        });
        return request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body.bytes));
    }

    @Override
    public String toString() {
        return "request %d: user %d: %s %s %s%n%s"
                .formatted(index, user, method, path, headers, body == null ? "" : body);
    }
}
