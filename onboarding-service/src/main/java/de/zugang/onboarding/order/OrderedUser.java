package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.servicekit.token.Sha256;
import java.util.Collection;
import java.util.Collections;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The technical user that an order is about, as it will be when the order is done; checked, so complete and well-formed.
 *
 * @param customerNumbers ascending, the main one among them, at most {@value #MOST_CUSTOMER_NUMBERS}
 */
public record OrderedUser(
        String company,
        CustomerNumber mainCustomerNumber,
        SequencedSet<CustomerNumber> customerNumbers,
        Contact contact) {

    /** So many fit into a passport that still passes every header limit. */
    public static final int MOST_CUSTOMER_NUMBERS = 300;

    public OrderedUser {
        var all = new TreeSet<>(customerNumbers);
        all.add(mainCustomerNumber);
        if (all.size() > MOST_CUSTOMER_NUMBERS) {
            throw new IllegalArgumentException(
                    "customer numbers: " + all.size() + " (expected: at most " + MOST_CUSTOMER_NUMBERS + ")");
        }
        customerNumbers = Collections.unmodifiableSequencedSet(all);
    }

    /** The same for the same content, and for no other; tells nothing of it. */
    public String hash() {
        return Sha256.of(Stream.concat(
                        Stream.of(company, contact.email(), contact.mobile(), contact.language()),
                        customerNumbers.stream().map(CustomerNumber::value))
                .map(part -> part.toString().length() + ":" + part)
                .collect(Collectors.joining(",")));
    }

    static OrderedUser of(String company, CustomerNumber main, Collection<CustomerNumber> others, Contact contact) {
        return new OrderedUser(company, main, new TreeSet<>(others), contact);
    }
}
