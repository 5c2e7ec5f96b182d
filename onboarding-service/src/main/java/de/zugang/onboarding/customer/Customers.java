package de.zugang.onboarding.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The register of customers. */
public interface Customers {

    /** Those of the numbers that the register knows. */
    Map<CustomerNumber, Customer> find(Collection<CustomerNumber> numbers);

    /** All numbers of one customer, ascending. */
    List<CustomerNumber> belongingTo(CustomerNumber main);

    /**
     * Adds what is new and brings the rest up to date, in the present transaction.
     *
     * @return how many were added, how many changed
     */
    Counts bringIn(List<Customer> customers);

    /** What an import did. */
    record Counts(int added, int changed, int unchanged) {}
}
