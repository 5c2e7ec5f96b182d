package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.Customer;
import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.customer.Customers;
import de.zugang.onboarding.order.FormProblem.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the customer numbers of a form against the register: known, active, and all of one customer. */
final class CheckCustomerNumbers {

    private static final String MAIN = "mainCustomerNumber";

    private final Customers customers;

    CheckCustomerNumbers(Customers customers) {
        this.customers = customers;
    }

    List<FormProblem> problems(String main, List<String> others) {
        Set<String> all = new HashSet<>(others);
        all.add(main);
        if (all.size() > OrderedUser.MOST_CUSTOMER_NUMBERS) {
            // one sentence instead of hundreds
            return List.of(new FormProblem("customerNumbers", Code.TOO_MANY_CUSTOMER_NUMBERS));
        }
        var known = customers.find(Stream.concat(Stream.of(main), others.stream())
                .filter(CustomerNumber::isWellFormed)
                .map(CustomerNumber::new)
                .toList());
        var problems = new ArrayList<FormProblem>();
        Customer orderer = customer(main, known);
        Code wrong = wrong(main, orderer, null);
        if (wrong != null) {
            problems.add(new FormProblem(MAIN, wrong));
        }
        for (int i = 0; i < others.size(); i++) {
            Code alsoWrong = wrong(others.get(i), customer(others.get(i), known), orderer);
            if (alsoWrong != null && !others.get(i).equals(main)) {
                problems.add(new FormProblem("customerNumbers[" + i + "]", alsoWrong));
            }
        }
        return problems;
    }

    /** Problems of numbers that are to join those of a customer. */
    List<FormProblem> others(String main, List<String> others) {
        return problems(main, others).stream()
                .filter(problem -> !problem.field().equals(MAIN))
                .toList();
    }

    private static @Nullable Customer customer(String number, Map<CustomerNumber, Customer> known) {
        return CustomerNumber.isWellFormed(number) ? known.get(new CustomerNumber(number)) : null;
    }

    /**
     * What is wrong with a number.
     *
     * @param orderer whose number it must be; {@code null} if that is not known or does not matter
     */
    private static @Nullable Code wrong(String number, @Nullable Customer customer, @Nullable Customer orderer) {
        if (!CustomerNumber.isWellFormed(number)) {
            return Code.CUSTOMER_NUMBER;
        }
        if (customer == null) {
            return Code.CUSTOMER_UNKNOWN;
        }
        if (orderer != null && !customer.belongsTogetherWith(orderer)) {
            return Code.CUSTOMER_FOREIGN;
        }
        return customer.active() ? null : Code.CUSTOMER_INACTIVE;
    }
}
