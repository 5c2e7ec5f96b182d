package de.zugang.gateway.refusal;

/**
 * Why a request really ended here. For the log and the counters only, found again by the request id; the outside sees the
 * {@link Answer}.
 */
public enum Reason {
    /** The caller spoke plain HTTP to the proxy before us; its credentials count as known to others. */
    PLAIN_HTTP(Answer.PLAIN_HTTP),
    KEY_IN_URL(Answer.KEY_IN_URL),
    TOKEN_IN_URL(Answer.MALFORMED),
    /** Not exactly one Host, an absolute target, or a transfer coding that is not just chunked. */
    FRAMING_AMBIGUOUS(Answer.MALFORMED),
    HEADERS_TOO_MANY(Answer.HEADERS_TOO_LARGE),
    KEY_REPEATED(Answer.MALFORMED),
    AUTHORIZATION_REPEATED(Answer.MALFORMED),
    AUTHORIZATION_MALFORMED(Answer.MALFORMED),
    PATH_UNKNOWN(Answer.NOT_FOUND),
    METHOD_UNKNOWN(Answer.METHOD_NOT_ALLOWED),
    NOT_READY(Answer.NOT_AVAILABLE),

    KEY_MISSING(Answer.MISSING_KEY),
    /** Wrong shape or checksum; told without a look-up. */
    KEY_NOT_OURS(Answer.INVALID_KEY),
    /** Told outside, too: whoever has it knows it is a key, and it opens nothing here. */
    KEY_OF_OTHER_ENVIRONMENT(Answer.KEY_OF_OTHER_ENVIRONMENT),
    KEY_UNKNOWN(Answer.INVALID_KEY),
    /** So many from this block of addresses that whoever does not prove to own a key there is told nothing else. */
    KEYS_GUESSED(Answer.TOO_MANY_REQUESTS),
    KEY_EXPIRED(Answer.INVALID_KEY),
    USER_INACTIVE(Answer.INVALID_KEY),
    USER_SUSPENDED(Answer.INVALID_KEY),
    USER_ENDED(Answer.INVALID_KEY),
    /** On this node's own deny list. */
    USER_DENIED(Answer.INVALID_KEY),
    /** The call comes from outside the networks that the subscription may be used from. */
    NETWORK_NOT_ALLOWED(Answer.INVALID_KEY),

    CREDENTIALS_MISSING(Answer.BAD_CREDENTIALS),
    /** The operation takes the other kind. */
    CREDENTIALS_NOT_TAKEN_HERE(Answer.BAD_CREDENTIALS),
    SCHEME_UNKNOWN(Answer.BAD_CREDENTIALS),
    TOKEN_MALFORMED(Answer.BAD_CREDENTIALS),
    TOKEN_ALGORITHM(Answer.BAD_CREDENTIALS),
    TOKEN_SIGNING_KEY_UNKNOWN(Answer.BAD_CREDENTIALS),
    TOKEN_SIGNATURE(Answer.BAD_CREDENTIALS),
    TOKEN_TIME(Answer.BAD_CREDENTIALS),
    /** Valid, but too old for this API. */
    TOKEN_NOT_FRESH(Answer.BAD_CREDENTIALS),
    TOKEN_ISSUER(Answer.BAD_CREDENTIALS),
    TOKEN_AUDIENCE(Answer.BAD_CREDENTIALS),
    TOKEN_TYPE(Answer.BAD_CREDENTIALS),
    TOKEN_CLIENT(Answer.BAD_CREDENTIALS),
    /** There is no set of signing keys at all: nothing can be said about any token. */
    SIGNING_KEYS_MISSING(Answer.NOT_AVAILABLE),
    BASIC_MALFORMED(Answer.BAD_BASIC_CREDENTIALS),
    BASIC_CLIENT_UNKNOWN(Answer.BAD_BASIC_CREDENTIALS),
    BASIC_SECRET_WRONG(Answer.BAD_BASIC_CREDENTIALS),

    /** So many from this address that the next ones are not looked at. */
    BASIC_SECRETS_GUESSED(Answer.TOO_MANY_REQUESTS),

    /** The key belongs to one technical user, the credentials to another. */
    BINDING_MISMATCH(Answer.NO_PERMISSION),
    ENTITLEMENT_MISSING(Answer.NO_PERMISSION),
    /** Without contact to onboarding for so long that nobody may write; reading goes on. */
    SUBSCRIPTIONS_TOO_OLD(Answer.NOT_AVAILABLE),
    RATE_EXCEEDED(Answer.TOO_MANY_REQUESTS),
    QUOTA_EXHAUSTED(Answer.QUOTA_EXHAUSTED),

    BODY_TOO_LARGE(Answer.BODY_TOO_LARGE),
    /** The server itself could not read it, or not in time; the answer's status says more. */
    NOT_HTTP(Answer.MALFORMED),
    REQUEST_MALFORMED(Answer.MALFORMED),
    UPSTREAM_UNREACHABLE(Answer.NOT_AVAILABLE),
    UPSTREAM_BROKEN(Answer.BAD_GATEWAY),
    /** The service refused our passport: our configuration is wrong, not the caller. */
    UPSTREAM_REFUSED_PASSPORT(Answer.BAD_GATEWAY),
    UPSTREAM_SLOW(Answer.GATEWAY_TIMEOUT),
    /** A fault of ours; logged with its stack, never told. */
    INTERNAL(Answer.NOT_AVAILABLE);

    private final Answer answer;

    Reason(Answer answer) {
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
