package de.zugang.sandbox.platform;

/** Why the sandbox does not start; the message says what happened and what to do, for a person. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
