package de.zugang.sandbox.journey;

/** The platform did not do what the story says. */
public final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unexpected(String message) {
        super(message);
    }
}
