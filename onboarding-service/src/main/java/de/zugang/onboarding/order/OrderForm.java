package de.zugang.onboarding.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a person or a machine filled it in; nothing is checked yet.
 *
 * @param customerNumbers the others; the main one may be among them
 * @param language {@code de} or {@code en}
 */
public record OrderForm(
        String company,
        String mainCustomerNumber,
        List<String> customerNumbers,
        String email,
        String mobile,
        String language,
        boolean documentsSigned,
        boolean ola,
        @Nullable String ticket) {

    @Override
    public String toString() {
        return "OrderForm[" + customerNumbers.size() + " customer numbers]";
    }
}
