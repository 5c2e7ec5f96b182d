package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is ordered, as JSON in the order's row; only adds members, so that old rows stay readable. */
record OrderContent(
        List<String> customerNumbers,
        String email,
        String mobile,
        Language language,
        @Nullable List<String> changedNumbers,
        @Nullable String changedEntitlement,
        @Nullable NewAttributes attributes,
        @Nullable Integer overlapDays) {

    static OrderContent of(OrderedUser content, @Nullable Change change) {
        return new OrderContent(
                content.customerNumbers().stream().map(CustomerNumber::value).toList(),
                content.contact().email(),
                content.contact().mobile(),
                content.contact().language(),
                change == null
                        ? null
                        : change.customerNumbers().stream()
                                .map(CustomerNumber::value)
                                .toList(),
                change == null ? null : change.entitlement(),
                change == null ? null : change.attributes(),
                change == null ? null : change.overlapDays());
    }

    Change toChange(OrderKind kind, Approval approval) {
        return new Change(
                kind, new TreeSet<>(toChangedNumbers()), changedEntitlement, attributes, overlapDays, approval);
    }

    private Set<CustomerNumber> toChangedNumbers() {
        return changedNumbers == null
                ? Set.of()
                : changedNumbers.stream().map(CustomerNumber::new).collect(Collectors.toSet());
    }

    OrderedUser toOrderedUser(String company, String mainCustomerNumber) {
        return OrderedUser.of(
                company,
                new CustomerNumber(mainCustomerNumber),
                customerNumbers.stream().map(CustomerNumber::new).toList(),
                new Contact(email, mobile, language));
    }
}
