package de.zugang.osr.register.file;

import org.jspecify.annotations.Nullable;

/**
 * Why a line is refused. Says of which kind a value is and never the value, which may be a person's.
 *
 * @param column column or property, for example {@code partner.pmnumber}; {@code null} if it is about the whole line
 * @param found the kind of value
 * @param expected what would be taken
 */
public record Flaw(@Nullable String column, String found, String expected) {

    public static Flaw missing(String column, String expected) {
        return new Flaw(column, "nothing", expected);
    }
}
