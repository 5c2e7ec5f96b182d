package de.zugang.osr.access;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose data a transaction may reach.
 *
 * @param technicalUser whose deliveries
 * @param customerNumbers whose units and roles, ten digits each
 */
public record Tenant(String technicalUser, Set<String> customerNumbers) {

    private static final Pattern CUSTOMER_NUMBER = Pattern.compile("[0-9]{10}");

    public Tenant {
        customerNumbers = Set.copyOf(customerNumbers);
        for (String number : customerNumbers) {
            if (!CUSTOMER_NUMBER.matcher(number).matches()) {
                throw new IllegalArgumentException("customer number: " + number + " (expected: ten digits)");
            }
        }
    }

    /** Customer numbers as the database reads them: separated by commas. */
    public String numbers() {
        return String.join(",", customerNumbers);
    }
}
