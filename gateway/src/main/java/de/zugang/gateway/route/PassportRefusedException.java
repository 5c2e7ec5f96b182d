package de.zugang.gateway.route;

/** A service did not accept our passport: our keys or clocks disagree. */
final class PassportRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PassportRefusedException() {
        super("a service refused the passport", null, false, false);
    }
}
