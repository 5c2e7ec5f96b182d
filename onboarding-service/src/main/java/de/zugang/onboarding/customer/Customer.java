package de.zugang.onboarding.customer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One customer number of the register.
 *
 * @param mainCustomerNumber all numbers with the same one belong to one customer; the main one's is itself
 * @param active whether it may still be ordered for
 * @param documentsSignedOn when the customer signed the general terms; {@code null} if that is not known
 */
public record Customer(
        CustomerNumber number,
        CustomerNumber mainCustomerNumber,
        String company,
        boolean active,
        @Nullable LocalDate documentsSignedOn) {

    public boolean belongsTogetherWith(Customer other) {
        return mainCustomerNumber.equals(other.mainCustomerNumber);
    }
}
