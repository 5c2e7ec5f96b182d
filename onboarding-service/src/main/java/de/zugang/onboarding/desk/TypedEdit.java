package de.zugang.onboarding.desk;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.order.Change;
import de.zugang.onboarding.order.EditForm;
import de.zugang.onboarding.order.NewAttributes;
import de.zugang.onboarding.order.Order;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of an edit exactly as typed, so that it can be shown again unchanged.
 *
 * @param customerNumbers apart by blanks, commas, semicolons or line ends; {@code null}: the form has no such field
 * @param email empty: stays, so that the page need not show it; so with {@code mobile}
 */
record TypedEdit(
        @Nullable String company,
        @Nullable String customerNumbers,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable String language,
        @Nullable String overlapDays,
        @Nullable String reason) {

    /** As the order says now. */
    static TypedEdit of(Order order) {
        Change change = order.change();
        var numbers = change == null ? order.content().customerNumbers() : change.customerNumbers();
        NewAttributes set = change == null ? null : change.attributes();
        return new TypedEdit(
                change == null ? order.content().company() : set == null ? "" : set.company(),
                numbers.stream().map(CustomerNumber::value).collect(Collectors.joining("\n")),
                "",
                "",
                change == null ? order.content().contact().language().code() : "",
                change == null || change.overlapDays() == null ? "" : String.valueOf(change.overlapDays()),
                "");
    }

    List<String> numbers() {
        return customerNumbers == null
                ? List.of()
                : Arrays.stream(customerNumbers.split("[\\s,;]+"))
                        .filter(number -> !number.isEmpty())
                        .toList();
    }

    EditForm toForm() {
        return new EditForm(
                given(company),
                customerNumbers == null ? null : numbers(),
                given(email),
                given(mobile),
                given(language),
                days(),
                reason == null ? "" : reason.strip());
    }

    /** What is no number is none that is allowed. */
    private @Nullable Integer days() {
        String typed = given(overlapDays);
        if (typed == null) {
            return null;
        }
        return typed.matches("[0-9]{1,3}") ? Integer.valueOf(typed) : Integer.valueOf(0);
    }

    private static @Nullable String given(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    @Override
    public String toString() {
        return "TypedEdit[]";
    }
}
