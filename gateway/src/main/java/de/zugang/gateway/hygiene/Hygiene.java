package de.zugang.gateway.hygiene;

import de.zugang.gateway.refusal.Reason;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * One key, one Authorization, no secret in the URL. Ambiguity is refused and never resolved: whoever comes next might
 * resolve it differently.
 */
public final class Hygiene {

    public static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";

    private static final int MOST_HEADERS = 100;
    private static final List<String> CHUNKED = List.of("chunked");
    private static final String KEY_PREFIX = "zgk_";
    private static final Set<String> KEY_PARAMETERS = Set.of("subscription-key", "ocp-apim-subscription-key");
    private static final Set<String> TOKEN_PARAMETERS = Set.of("access_token", "client_secret");

    private Hygiene() {}

    /**
     * Looks at a request before anything else does.
     *
     * @param target the request line's target as it came
     */
    public static Presented inspect(HttpHeaders headers, URI uri, String target) {
        Reason framing = framing(headers, target);
        if (framing != null) {
            return new Presented.Dirty(framing);
        }
        Reason inUrl = secretInUrl(uri);
        if (inUrl != null) {
            return new Presented.Dirty(inUrl);
        }
        List<String> keys = headers.getOrEmpty(KEY_HEADER);
        if (keys.size() > 1) {
            return new Presented.Dirty(Reason.KEY_REPEATED);
        }
        List<String> authorizations = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (authorizations.size() > 1) {
            return new Presented.Dirty(Reason.AUTHORIZATION_REPEATED);
        }
        return new Presented.Clean(only(keys), only(authorizations));
    }

    /** What two servers in a row could read in two ways. */
    private static @Nullable Reason framing(HttpHeaders headers, String target) {
        if (headers.size() > MOST_HEADERS) {
            return Reason.HEADERS_TOO_MANY;
        }
        var codings = headers.getOrEmpty(HttpHeaders.TRANSFER_ENCODING);
        var hosts = headers.getOrEmpty(HttpHeaders.HOST);
        boolean plain = target.startsWith("/")
                && hosts.size() == 1
                && host(hosts.getFirst())
                && (codings.isEmpty() || codings.equals(CHUNKED))
                && headers.getOrEmpty(HttpHeaders.CONTENT_LENGTH).size() <= 1;
        return plain ? null : Reason.FRAMING_AMBIGUOUS;
    }

    /** A name or an address and perhaps a port: no user, no list, nothing that is to be decoded. */
    private static boolean host(String value) {
        int colon = value.lastIndexOf(':');
        boolean withPort = colon > value.lastIndexOf(']');
        int end = withPort ? colon : value.length();
        for (int i = end + 1; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        boolean literal = end > 2 && value.charAt(0) == '[' && value.charAt(end - 1) == ']';
        for (int i = literal ? 1 : 0; i < (literal ? end - 1 : end); i++) {
            char c = value.charAt(i);
            if (c >= 0x80
                    || !(Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || (literal && c == ':'))) {
                return false;
            }
        }
        return end > 0;
    }

    private static @Nullable String only(List<String> values) {
        String value = values.isEmpty() ? "" : values.getFirst().strip();
        return value.isEmpty() ? null : value;
    }

    /** Looks for the names that such parameters have, and for anything that looks like a key of ours. */
    private static @Nullable Reason secretInUrl(URI uri) {
        String query = uri.getRawQuery();
        if (uri.getRawPath().contains(KEY_PREFIX) || (query != null && query.contains(KEY_PREFIX))) {
            return Reason.KEY_IN_URL;
        }
        if (query == null) {
            return null;
        }
        for (String parameter : query.split("&", -1)) {
            String name = name(parameter);
            if (KEY_PARAMETERS.contains(name)) {
                return Reason.KEY_IN_URL;
            }
            if (TOKEN_PARAMETERS.contains(name)) {
                return Reason.TOKEN_IN_URL;
            }
        }
        return null;
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        String name = end < 0 ? parameter : parameter.substring(0, end);
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notEncoded) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
