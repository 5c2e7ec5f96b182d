package de.zugang.onboarding.desk;

import de.zugang.onboarding.customer.Customer;
import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.customer.Customers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who is behind customer numbers, so that a mistyped one is seen before it does harm. */
@Component
class BehindNumbers {

    private final Customers customers;

    BehindNumbers(Customers customers) {
        this.customers = customers;
    }

    /** Those that the register knows, ascending; what is no customer number is left out. */
    List<Customer> of(Collection<String> typed) {
        var numbers = typed.stream()
                .filter(CustomerNumber::isWellFormed)
                .map(CustomerNumber::new)
                .distinct()
                .sorted()
                .toList();
        var known = customers.find(numbers);
        return numbers.stream().filter(known::containsKey).map(known::get).toList();
    }

    /** Companies by customer number. */
    Map<CustomerNumber, String> companies(Collection<CustomerNumber> numbers) {
        return customers.find(numbers).values().stream().collect(Collectors.toMap(Customer::number, Customer::company));
    }
}
