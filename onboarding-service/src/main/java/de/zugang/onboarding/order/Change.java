package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an order changes of a technical user.
 *
 * @param customerNumbers those to add or to remove, ascending; none where the kind takes none
 * @param entitlement to grant or to withdraw, by its name in the catalogue; {@code null} where the kind takes none
 * @param attributes those to set; {@code null} where the kind takes none
 * @param overlapDays how long the old secret works beside the new one; {@code null} where nothing overlaps
 * @param approval who must agree (next)
 */
public record Change(
        OrderKind kind,
        SortedSet<CustomerNumber> customerNumbers,
        @Nullable String entitlement,
        @Nullable NewAttributes attributes,
        @Nullable Integer overlapDays,
        Approval approval) {

    public Change {
        customerNumbers = Collections.unmodifiableSortedSet(new TreeSet<>(customerNumbers));
    }

    Change(OrderKind kind, Set<CustomerNumber> customerNumbers, @Nullable String entitlement, Approval approval) {
        this(kind, new TreeSet<>(customerNumbers), entitlement, null, null, approval);
    }

    Change waitingFor(Approval next) {
        return new Change(kind, customerNumbers, entitlement, attributes, overlapDays, next);
    }
}
