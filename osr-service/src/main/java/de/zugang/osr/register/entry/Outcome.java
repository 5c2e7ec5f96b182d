package de.zugang.osr.register.entry;

import de.zugang.osr.register.file.Flaw;

/** What a line did. */
public sealed interface Outcome {

    record Created() implements Outcome {}

    record Changed() implements Outcome {}

    /** The register has it like this already. */
    record Unchanged() implements Outcome {}

    /** Nothing was stored. */
    record Refused(Flaw flaw) implements Outcome {

        Refused(String column, String found, String expected) {
            this(new Flaw(column, found, expected));
        }
    }
}
