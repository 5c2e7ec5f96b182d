package de.zugang.gateway.refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What the outside is told: far fewer answers than there are {@link Reason reasons}, so that nobody learns from the
 * answer how far a guess was right. Texts are part of the interface and do not change.
 */
public enum Answer {
    MISSING_KEY(
            HttpStatus.UNAUTHORIZED,
            "Access denied due to missing subscription key. "
                    + "Make sure to include subscription key when making requests to an API.",
            Challenge.KEY),
    KEY_IN_URL(
            HttpStatus.UNAUTHORIZED,
            "Access denied due to missing subscription key. A key in the URL is refused, because URLs are logged on "
                    + "their way; send it in the header Ocp-Apim-Subscription-Key, and have this key replaced.",
            Challenge.KEY),
    INVALID_KEY(
            HttpStatus.UNAUTHORIZED,
            "Access denied due to invalid subscription key. "
                    + "Make sure to provide a valid key for an active subscription.",
            Challenge.KEY),
    KEY_OF_OTHER_ENVIRONMENT(
            HttpStatus.UNAUTHORIZED,
            "Access denied due to invalid subscription key. This key is for another environment (test or production); "
                    + "use it there, or the key of this environment here.",
            Challenge.KEY),
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Authorization failure.", Challenge.BEARER),
    BAD_BASIC_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Authorization failure.", Challenge.BASIC),
    NO_PERMISSION(HttpStatus.FORBIDDEN, "No permission to the requested data with the given credentials."),
    PLAIN_HTTP(
            HttpStatus.FORBIDDEN,
            "Plain HTTP is refused. Use https, and have replaced what was sent in the clear: key, secret, token."),
    MALFORMED(HttpStatus.BAD_REQUEST, "The request is malformed or ambiguous."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "No data found."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED, "The method is not supported here; the header Allow names those that are."),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time."),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large."),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The URI is too long."),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large."),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Rate limit is exceeded. Try again in %d seconds."),
    QUOTA_EXHAUSTED(HttpStatus.FORBIDDEN, "Out of call volume quota. Quota will be replenished in %d seconds."),
    NOT_AVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is not available at the moment. Try again later."),
    BAD_GATEWAY(HttpStatus.BAD_GATEWAY, "The service behind did not answer as agreed. Try again later."),
    GATEWAY_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "The service behind did not answer in time. Try again later.");

    private final HttpStatus status;
    private final String text;
    private final @Nullable String challenge;

    Answer(HttpStatus status, String text) {
        this(status, text, null);
    }

    Answer(HttpStatus status, String text, @Nullable String challenge) {
        this.status = status;
        this.text = text;
        this.challenge = challenge;
    }

    public HttpStatus status() {
        return status;
    }

    /** A text with {@code %d} needs the seconds to wait. */
    String text() {
        return text;
    }

    @Nullable String challenge() {
        return challenge;
    }

    /** Values of {@code WWW-Authenticate}; Basic only to who tried Basic, or browsers would ask people for a password. */
    private static final class Challenge {
        private static final String KEY = "ApiKey realm=\"zugang\", name=\"Ocp-Apim-Subscription-Key\", in=\"header\"";
        private static final String BEARER = "Bearer realm=\"zugang\", error=\"invalid_token\"";
        private static final String BASIC = "Basic realm=\"zugang\", charset=\"UTF-8\"";
    }
}
