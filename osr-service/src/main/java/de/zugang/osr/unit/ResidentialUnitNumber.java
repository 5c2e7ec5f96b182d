package de.zugang.osr.unit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The MSC's number of a residential unit within its billing unit: one to four digits, {@code 1} and {@code 0001} name
 * the same unit.
 *
 * @param digits four digits, padded with zeros
 */
public record ResidentialUnitNumber(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,4}");

    public ResidentialUnitNumber {
        if (digits.length() != 4) {
            throw new IllegalArgumentException("digits: " + digits + " (expected: four)");
        }
    }

    /** Empty if the text is not one to four digits. */
    public static Optional<ResidentialUnitNumber> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new ResidentialUnitNumber("0".repeat(4 - text.length()) + text))
                : Optional.empty();
    }

    /** Four digits if the text is well formed, else the text itself; equal exactly if two texts name the same. */
    public static String canonical(String text) {
        return parse(text).map(ResidentialUnitNumber::digits).orElse(text);
    }

    @Override
    public String toString() {
        return digits;
    }
}
