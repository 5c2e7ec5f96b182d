package de.zugang.onboarding.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a person or a machine filled it in; nothing is checked yet.
 *
 * @param customerNumbers the others; the main one may be among them
 * @param entitlements what is wanted beyond the ordinary, by its names in the catalogue
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
        List<String> entitlements,
        @Nullable String ticket) {

    @Override
    public String toString() {
        return "OrderForm[" + customerNumbers.size() + " customer numbers]";
    }
}
