package de.zugang.gateway.route;

/** A body grew beyond what its API takes, while it was already on its way. Has no stack: it says nothing about us. */
final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("body too large", null, false, false);
    }
}
