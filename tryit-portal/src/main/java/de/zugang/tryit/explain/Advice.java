package de.zugang.tryit.explain;

import java.util.Locale;

/**
 * Everything the portal has to say about an answer. Each has a {@code title}, a {@code meaning} and a {@code todo} in the
 * message bundles, under {@code advice.<name in lower case>}.
 */
public enum Advice {
    TOKEN_OK(Verdict.DONE),
    TOKEN_REFUSED(Verdict.STOP),
    TOKEN_NOT_FOUND(Verdict.STOP),
    TOKEN_UNREADABLE(Verdict.STOP),
    DELIVERY_ACCEPTED(Verdict.DONE),
    DELIVERY_REJECTED(Verdict.STOP),
    STATUS_WAITING(Verdict.WAIT),
    STATUS_SUCCESS(Verdict.DONE),
    STATUS_FAIL(Verdict.STOP),
    ROLES_OK(Verdict.DONE),
    KEY_MISSING(Verdict.STOP),
    KEY_INVALID(Verdict.STOP),
    TOKEN_EXPIRED(Verdict.STOP),
    PAIR_MISMATCH(Verdict.STOP),
    NOT_FOUND(Verdict.STOP),
    BAD_REQUEST(Verdict.STOP),
    CONFLICT(Verdict.STOP),
    TOO_BIG(Verdict.STOP),
    TOO_MANY(Verdict.STOP),
    NOT_SUPPORTED(Verdict.STOP),
    REDIRECTED(Verdict.STOP),
    SERVER_FAULT(Verdict.STOP),
    UNEXPECTED(Verdict.STOP),
    UNREACHABLE(Verdict.STOP),
    TOO_SLOW(Verdict.STOP),
    TOO_LARGE(Verdict.STOP),
    BUSY(Verdict.STOP);

    private final Verdict verdict;

    Advice(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The key of a text in the bundles. */
    public String key(String part) {
        return "advice." + name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + part;
    }
}
