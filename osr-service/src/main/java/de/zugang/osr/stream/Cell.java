package de.zugang.osr.stream;

import org.jspecify.annotations.Nullable;

/** Keeps a spreadsheet from taking what somebody sent for a formula (CSV injection). */
final class Cell {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private Cell() {}

    /** The text, with an apostrophe before it if it would begin a formula. */
    static String escaped(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
