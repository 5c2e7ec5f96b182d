package de.zugang.onboarding.ticket;

/** The service desk did not do its part; the next round tries again. Says nothing that a ticket says. */
final class Matrix42Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Matrix42Away(String what) {
        super(what);
    }
}
