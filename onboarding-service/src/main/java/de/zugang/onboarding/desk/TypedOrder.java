package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.OrderForm;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order form exactly as typed, so that it can be shown again unchanged.
 *
 * @param customerNumbers the others, apart by blanks, commas, semicolons or line ends
 */
record TypedOrder(
        String company,
        String mainCustomerNumber,
        String customerNumbers,
        String email,
        String mobile,
        String language,
        Boolean documentsSigned,
        List<String> entitlements,
        String ticket) {

    static final TypedOrder EMPTY = new TypedOrder(null, null, null, null, null, null, null, null, null);

    /** What a browser does not send is empty, a box that is not ticked among it. */
    TypedOrder(
            @Nullable String company,
            @Nullable String mainCustomerNumber,
            @Nullable String customerNumbers,
            @Nullable String email,
            @Nullable String mobile,
            @Nullable String language,
            @Nullable Boolean documentsSigned,
            @Nullable List<String> entitlements,
            @Nullable String ticket) {
        this.company = orEmpty(company);
        this.mainCustomerNumber = orEmpty(mainCustomerNumber);
        this.customerNumbers = orEmpty(customerNumbers);
        this.email = orEmpty(email);
        this.mobile = orEmpty(mobile);
        this.language = language == null ? "de" : language;
        this.documentsSigned = Boolean.TRUE.equals(documentsSigned);
        this.entitlements = entitlements == null ? List.of() : List.copyOf(entitlements);
        this.ticket = orEmpty(ticket);
    }

    List<String> otherNumbers() {
        return Arrays.stream(customerNumbers.split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .toList();
    }

    OrderForm toForm() {
        return new OrderForm(
                company.strip(),
                mainCustomerNumber.strip(),
                otherNumbers(),
                email.strip(),
                mobile.strip(),
                language,
                documentsSigned,
                entitlements,
                ticket.isBlank() ? null : ticket.strip());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "TypedOrder[]";
    }
}
