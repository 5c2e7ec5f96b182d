package de.zugang.onboarding.staff;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who acts.
 *
 * @param name the unchanging user name at Keycloak; it goes into the history of orders, never into a log
 * @param roles what this person may do
 */
public record Staff(String name, Set<StaffRole> roles) {

    /** The platform itself, for what happens without a person. */
    public static final Staff PLATFORM = new Staff("zugang", Set.of());

    /** The service desk's tickets, which nobody wrote who signed in here. */
    public static final Staff SERVICE_DESK = new Staff("matrix42", Set.of(StaffRole.CUSTOMER_SERVICE));

    public Staff {
        roles = Set.copyOf(roles);
    }

    /** Somebody who can be asked, and no machine. */
    public boolean isPerson() {
        return !equals(PLATFORM) && !equals(SERVICE_DESK);
    }

    public boolean is(StaffRole role) {
        return roles.contains(role);
    }

    /**
     * Whoever sent the request that the present thread works on, by token or by session.
     *
     * @throws IllegalStateException outside a request that a chain of ours admitted
     */
    public static Staff current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) {
            throw new IllegalStateException("nobody is signed in (expected: a request behind a security chain)");
        }
        return new Staff(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .flatMap(authority -> RealmRoles.role(authority).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
