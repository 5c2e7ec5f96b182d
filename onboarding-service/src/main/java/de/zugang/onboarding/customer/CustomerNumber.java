package de.zugang.onboarding.customer;

import java.util.regex.Pattern;

/** Ten digits, left-padded with zeros; a string, never a number. */
public record CustomerNumber(String value) implements Comparable<CustomerNumber> {

    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");

    public CustomerNumber {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("customer number: \"" + value + "\" (expected: 10 digits)");
        }
    }

    public static boolean isWellFormed(String text) {
        return TEN_DIGITS.matcher(text).matches();
    }

    @Override
    public int compareTo(CustomerNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
