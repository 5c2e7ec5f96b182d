package de.zugang.osr.register.file;

import org.jspecify.annotations.Nullable;

/** Ends the reading of one line at its first flaw; stays in this package. Has no stack trace, it is no surprise. */
final class Flawed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Flaw flaw;

    Flawed(Flaw flaw) {
        super(flaw.found(), null, false, false);
        this.flaw = flaw;
    }

    Flawed(@Nullable String column, String found, String expected) {
        this(new Flaw(column, found, expected));
    }

    Flaw flaw() {
        return flaw;
    }
}
