package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.OrderKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a change exactly as typed, so that it can be shown again unchanged.
 *
 * @param customerNumbers apart by blanks, commas, semicolons or line ends
 */
record TypedChange(String customerNumbers, String entitlement, String reason, String ticket) {

    static final TypedChange EMPTY = new TypedChange(null, null, null, null);

    TypedChange(
            @Nullable String customerNumbers,
            @Nullable String entitlement,
            @Nullable String reason,
            @Nullable String ticket) {
        this.customerNumbers = customerNumbers == null ? "" : customerNumbers;
        this.entitlement = entitlement == null ? "" : entitlement;
        this.reason = reason == null ? "" : reason;
        this.ticket = ticket == null ? "" : ticket;
    }

    /** The same about this entitlement. */
    TypedChange about(String typed) {
        return new TypedChange(customerNumbers, typed, reason, ticket);
    }

    List<String> numbers() {
        return Arrays.stream(customerNumbers.split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .toList();
    }

    ChangeForm toForm(String technicalUser, OrderKind kind) {
        return new ChangeForm(
                kind,
                technicalUser,
                numbers(),
                entitlement.isBlank() ? null : entitlement.strip(),
                reason.strip(),
                ticket.isBlank() ? null : ticket.strip());
    }

    @Override
    public String toString() {
        return "TypedChange[]";
    }
}
