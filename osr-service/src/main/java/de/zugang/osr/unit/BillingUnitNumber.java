package de.zugang.osr.unit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The MSC's number of a billing unit: six digits. {@code 099} followed by these six digits names the same unit.
 *
 * @param digits the six digits; a string, since leading zeros count
 */
public record BillingUnitNumber(String digits) {

    private static final Pattern FORM = Pattern.compile("(?:099)?([0-9]{6})");

    public BillingUnitNumber {
        if (digits.length() != 6) {
            throw new IllegalArgumentException("digits: " + digits + " (expected: six)");
        }
    }

    /** Empty if the text is neither of the two forms. */
    public static Optional<BillingUnitNumber> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new BillingUnitNumber(matcher.group(1))) : Optional.empty();
    }

    /** The six digits if the text is well formed, else the text itself; equal exactly if two texts name the same. */
    public static String canonical(String text) {
        return parse(text).map(BillingUnitNumber::digits).orElse(text);
    }

    @Override
    public String toString() {
        return digits;
    }
}
