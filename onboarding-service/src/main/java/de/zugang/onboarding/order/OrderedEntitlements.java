package de.zugang.onboarding.order;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a new technical user is asked for beyond the ordinary; each is decided on by itself.
 *
 * @param states by name, ascending
 */
public record OrderedEntitlements(SortedMap<String, EntitlementState> states) {

    static final OrderedEntitlements NONE = new OrderedEntitlements(Collections.emptySortedMap());

    public OrderedEntitlements {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    static OrderedEntitlements waiting(Set<String> names) {
        var states = new TreeMap<String, EntitlementState>();
        names.forEach(name -> states.put(name, EntitlementState.WAITING));
        return new OrderedEntitlements(states);
    }

    OrderedEntitlements with(String name, EntitlementState state) {
        var changed = new TreeMap<>(states);
        changed.put(name, state);
        return new OrderedEntitlements(changed);
    }

    /** Those that were granted are decided on once more. */
    OrderedEntitlements decidedAnew() {
        var changed = new TreeMap<>(states);
        changed.replaceAll((_, state) -> state == EntitlementState.GRANTED ? EntitlementState.WAITING : state);
        return new OrderedEntitlements(changed);
    }

    /** Where it stands; {@code null} if it was not ordered. */
    public @Nullable EntitlementState of(String name) {
        return states.get(name);
    }

    /** Whether one of them stands so. */
    public boolean any(EntitlementState state) {
        return states.containsValue(state);
    }

    public boolean isEmpty() {
        return states.isEmpty();
    }
}
