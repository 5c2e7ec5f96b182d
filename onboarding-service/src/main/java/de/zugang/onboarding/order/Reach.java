package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.servicekit.token.Sha256;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a technical user may call, and about whom: every operation of each product, for every customer number. This is
 * what a person approves.
 *
 * @param products ascending
 * @param customerNumbers ascending
 */
public record Reach(SortedSet<String> products, SortedSet<CustomerNumber> customerNumbers) {

    /** Open to every technical user. */
    public static final String ON_SITE_ROLES = "on-site-roles";

    /** For those whom the sales lead has approved. */
    public static final String OLA = "OLA";

    public Reach {
        products = Collections.unmodifiableSortedSet(new TreeSet<>(products));
        customerNumbers = Collections.unmodifiableSortedSet(new TreeSet<>(customerNumbers));
    }

    static Reach of(boolean ola, Set<CustomerNumber> customerNumbers) {
        return new Reach(
                new TreeSet<>(ola ? Set.of(ON_SITE_ROLES, OLA) : Set.of(ON_SITE_ROLES)),
                new TreeSet<>(customerNumbers));
    }

    static Reach nothing() {
        return new Reach(new TreeSet<>(), new TreeSet<>());
    }

    public boolean isNothing() {
        return products.isEmpty();
    }

    /** The same for the same reach, and for no other. */
    public String hash() {
        return Sha256.of(String.join(",", products) + "\n"
                + customerNumbers.stream().map(CustomerNumber::value).collect(Collectors.joining(",")));
    }
}
