package de.zugang.gateway.hygiene;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers that go on to a service: those listed here and those the gateway writes, nothing else. A list of what is
 * allowed can't forget a header that some service one day believes; and since {@code Connection} does not go on, no sender
 * can have the gateway's own headers removed on the way either.
 */
public final class OnwardHeaders {

    /** What the contracts of our services use, and what describes the body. */
    private static final List<AsciiString> ALLOWED = List.of(
            HttpHeaderNames.ACCEPT,
            HttpHeaderNames.ACCEPT_ENCODING,
            HttpHeaderNames.ACCEPT_LANGUAGE,
            HttpHeaderNames.CONTENT_ENCODING,
            HttpHeaderNames.CONTENT_LENGTH,
            HttpHeaderNames.CONTENT_TYPE,
            HttpHeaderNames.IF_MATCH,
            HttpHeaderNames.IF_NONE_MATCH,
            HttpHeaderNames.USER_AGENT,
            AsciiString.cached("idempotency-key"),
            AsciiString.cached("x-zugang-message-detail"));

    private OnwardHeaders() {}

    public static HttpHeaders of(HttpHeaders sent) {
        var onward = new DefaultHttpHeaders();
        List<AsciiString> hop = named(sent.getAll(HttpHeaderNames.CONNECTION));
        for (AsciiString name : ALLOWED) {
            String value = sent.get(name);
            if (value != null && !hop.contains(name)) {
                onward.set(name, sent.getAll(name));
            }
        }
        return onward;
    }

    /** A header that {@code Connection} names was meant for us only (RFC 9110, 7.6.1), unless it frames the body. */
    private static List<AsciiString> named(List<String> connection) {
        if (connection.isEmpty()) {
            return List.of();
        }
        var names = new ArrayList<AsciiString>();
        for (String value : connection) {
            for (String name : value.split(",", -1)) {
                var lower = new AsciiString(name.strip()).toLowerCase();
                if (!lower.equals(HttpHeaderNames.CONTENT_LENGTH)) {
                    names.add(lower);
                }
            }
        }
        return names;
    }
}
