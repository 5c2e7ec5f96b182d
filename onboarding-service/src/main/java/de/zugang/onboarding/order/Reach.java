package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.servicekit.token.Sha256;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a technical user may call, and about whom: every operation of each API, for every customer number. This is
 * what a person approves.
 *
 * @param apis by their names in the catalogue, ascending; one whose operations need different entitlements appears as
 *     {@code name/operation}
 * @param customerNumbers ascending
 * @param attributes what else somebody agrees to; {@code null} where nothing else changes
 */
public record Reach(
        SortedSet<String> apis,
        SortedSet<CustomerNumber> customerNumbers,
        @Nullable NewAttributes attributes) {

    public Reach {
        apis = Collections.unmodifiableSortedSet(new TreeSet<>(apis));
        customerNumbers = Collections.unmodifiableSortedSet(new TreeSet<>(customerNumbers));
    }

    static Reach of(Set<String> apis, Set<CustomerNumber> customerNumbers) {
        return new Reach(new TreeSet<>(apis), new TreeSet<>(customerNumbers), null);
    }

    static Reach nothing() {
        return new Reach(new TreeSet<>(), new TreeSet<>(), null);
    }

    /** The same, and these attributes besides. */
    Reach with(@Nullable NewAttributes besides) {
        return new Reach(apis, customerNumbers, besides);
    }

    public boolean isNothing() {
        return apis.isEmpty();
    }

    /** The same for the same reach, and for no other. */
    public String hash() {
        return Sha256.of(String.join(",", apis) + "\n"
                + customerNumbers.stream().map(CustomerNumber::value).collect(Collectors.joining(","))
                + (attributes == null ? "" : "\n" + attributes.hash()));
    }
}
