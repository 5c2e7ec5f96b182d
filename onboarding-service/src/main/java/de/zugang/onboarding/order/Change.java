package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an order changes of a technical user.
 *
 * @param customerNumbers those to add or to remove, ascending; none where the kind takes none
 * @param approval who must agree
 */
public record Change(OrderKind kind, SortedSet<CustomerNumber> customerNumbers, Approval approval) {

    public Change {
        customerNumbers = Collections.unmodifiableSortedSet(new TreeSet<>(customerNumbers));
    }

    Change(OrderKind kind, Set<CustomerNumber> customerNumbers, Approval approval) {
        this(kind, new TreeSet<>(customerNumbers), approval);
    }
}
