package de.zugang.onboarding.customer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A register for tests without a database. */
public final class CustomersInMemory implements Customers {

    private final Map<CustomerNumber, Customer> all = new TreeMap<>();

    /** Adds an active customer number. */
    public CustomersInMemory with(String number, String main) {
        var customer = new Customer(new CustomerNumber(number), new CustomerNumber(main), "Muster GmbH", true, null);
        all.put(customer.number(), customer);
        return this;
    }

    @Override
    public Map<CustomerNumber, Customer> find(Collection<CustomerNumber> numbers) {
        var found = new HashMap<CustomerNumber, Customer>();
        numbers.stream().filter(all::containsKey).forEach(number -> found.put(number, all.get(number)));
        return found;
    }

    @Override
    public List<CustomerNumber> belongingTo(CustomerNumber main) {
        return all.values().stream()
                .filter(customer -> customer.mainCustomerNumber().equals(main))
                .map(Customer::number)
                .toList();
    }

    @Override
    public Counts bringIn(List<Customer> customers) {
        throw new UnsupportedOperationException("filled by hand");
    }
}
