package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.AttributesForm;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.OrderKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a change exactly as typed, so that it can be shown again unchanged.
 *
 * @param customerNumbers apart by blanks, commas, semicolons or line ends
 * @param company empty: stays; so with {@code email}, {@code mobile} and {@code language}
 */
record TypedChange(
        String customerNumbers,
        String entitlement,
        String company,
        String email,
        String mobile,
        String language,
        String overlapDays,
        String reason,
        String ticket) {

    static final TypedChange EMPTY = new TypedChange(null, null, null, null, null, null, null, null, null);

    TypedChange(
            @Nullable String customerNumbers,
            @Nullable String entitlement,
            @Nullable String company,
            @Nullable String email,
            @Nullable String mobile,
            @Nullable String language,
            @Nullable String overlapDays,
            @Nullable String reason,
            @Nullable String ticket) {
        this.customerNumbers = orEmpty(customerNumbers);
        this.entitlement = orEmpty(entitlement);
        this.company = orEmpty(company);
        this.email = orEmpty(email);
        this.mobile = orEmpty(mobile);
        this.language = orEmpty(language);
        this.overlapDays = orEmpty(overlapDays);
        this.reason = orEmpty(reason);
        this.ticket = orEmpty(ticket);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The same about this entitlement. */
    TypedChange about(String typed) {
        return new TypedChange(customerNumbers, typed, company, email, mobile, language, overlapDays, reason, ticket);
    }

    List<String> numbers() {
        return Arrays.stream(customerNumbers.split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .toList();
    }

    /** By the name of the field on the page. */
    public String value(String field) {
        return switch (field) {
            case "company" -> company;
            case "email" -> email;
            case "mobile" -> mobile;
            case "overlapDays" -> overlapDays;
            case "reason" -> reason;
            case "ticket" -> ticket;
            default -> "";
        };
    }

    /** What is no number is none that is allowed. */
    private @Nullable Integer days() {
        if (overlapDays.isBlank()) {
            return null;
        }
        return overlapDays.strip().matches("[0-9]{1,3}") ? Integer.valueOf(overlapDays.strip()) : Integer.valueOf(0);
    }

    ChangeForm toForm(String technicalUser, OrderKind kind) {
        return new ChangeForm(
                kind,
                technicalUser,
                numbers(),
                entitlement.isBlank() ? null : entitlement.strip(),
                kind.takesAttributes() ? new AttributesForm(company, email, mobile, language) : AttributesForm.NONE,
                days(),
                reason.strip(),
                ticket.isBlank() ? null : ticket.strip());
    }

    @Override
    public String toString() {
        return "TypedChange[]";
    }
}
