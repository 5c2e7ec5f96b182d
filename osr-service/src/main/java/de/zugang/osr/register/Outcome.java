package de.zugang.osr.register;

/** What a line did. */
sealed interface Outcome {

    record Created() implements Outcome {}

    record Changed() implements Outcome {}

    /** The register has it like this already. */
    record Unchanged() implements Outcome {}

    /** Nothing was stored; the reason names the field and the expectation. */
    record Refused(String reason) implements Outcome {}
}
