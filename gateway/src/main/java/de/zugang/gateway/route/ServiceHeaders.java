package de.zugang.gateway.route;

import de.zugang.gateway.admission.RateHeaders;
import de.zugang.gateway.refusal.RefusalWriter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What of a service's headers reaches the caller: not what was said between the service and us, not what tells more about
 * our services than callers need to know, and nothing under a name that is the gateway's to use.
 */
final class ServiceHeaders {

    private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");

    private static final List<AsciiString> KEPT = List.of(
            HttpHeaderNames.CONNECTION,
            KEEP_ALIVE,
            HttpHeaderNames.PROXY_AUTHENTICATE,
            HttpHeaderNames.PROXY_AUTHORIZATION,
            HttpHeaderNames.TE,
            HttpHeaderNames.TRAILER,
            HttpHeaderNames.TRANSFER_ENCODING,
            HttpHeaderNames.UPGRADE,
            HttpHeaderNames.SERVER,
            HttpHeaderNames.VIA,
            AsciiString.cached("x-powered-by"),
            AsciiString.cached("x-application-context"),
            Reckoning.CUSTOMER,
            AsciiString.cached(RefusalWriter.REQUEST_ID),
            AsciiString.cached(RateHeaders.POLICY),
            AsciiString.cached(RateHeaders.REMAINING),
            HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS,
            HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
            HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS,
            HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN,
            HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
            HttpHeaderNames.ACCESS_CONTROL_MAX_AGE);

    private ServiceHeaders() {}

    /** Adds them to what the gateway has written so far. */
    static void add(HttpHeaders ofService, HttpHeaders answer) {
        List<String> hop = named(ofService);
        for (var headers = ofService.iteratorCharSequence(); headers.hasNext(); ) {
            Map.Entry<CharSequence, CharSequence> header = headers.next();
            if (!kept(header.getKey(), hop)) {
                answer.add(header.getKey(), header.getValue());
            }
        }
    }

    private static boolean kept(CharSequence name, List<String> hop) {
        for (AsciiString kept : KEPT) {
            if (kept.contentEqualsIgnoreCase(name)) {
                return true;
            }
        }
        for (String other : hop) {
            if (AsciiString.contentEqualsIgnoreCase(other, name)) {
                return true;
            }
        }
        return false;
    }

    /** What the service's {@code Connection} names was meant for us only (RFC 9110, 7.6.1), unless it frames the body. */
    private static List<String> named(HttpHeaders ofService) {
        List<String> values = ofService.getAll(HttpHeaderNames.CONNECTION);
        if (values.isEmpty()) {
            return List.of();
        }
        var names = new ArrayList<String>();
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                if (!HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name.strip())) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }
}
