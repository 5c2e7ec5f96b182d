package de.zugang.gateway.hygiene;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * The headers that go on to a service: those listed here and those the gateway writes, nothing else. A list of what is
 * allowed can't forget a header that some service one day believes; and since {@code Connection} does not go on, no sender
 * can have the gateway's own headers removed on the way either.
 */
public final class OnwardHeaders {

    /** What the contracts of our services use, and what describes the body. */
    private static final List<String> ALLOWED = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.USER_AGENT,
            "Idempotency-Key",
            "X-Zugang-Message-Detail");

    private OnwardHeaders() {}

    public static HttpHeaders of(HttpHeaders sent) {
        var onward = new HttpHeaders();
        var hop = named(sent.getOrEmpty(HttpHeaders.CONNECTION));
        for (String name : ALLOWED) {
            List<String> values = sent.get(name);
            if (values != null && !hop.contains(name.toLowerCase(Locale.ROOT))) {
                onward.put(name, values);
            }
        }
        return onward;
    }

    /** A header that {@code Connection} names was meant for us only (RFC 9110, 7.6.1), unless it frames the body. */
    private static Set<String> named(List<String> connection) {
        return connection.stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("content-length"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
