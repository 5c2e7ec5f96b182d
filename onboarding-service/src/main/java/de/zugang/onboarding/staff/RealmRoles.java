package de.zugang.onboarding.staff;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Between Keycloak's realm roles and Spring's authorities; roles that we do not know are dropped. */
final class RealmRoles {

    private static final String PREFIX = "ROLE_";

    private RealmRoles() {}

    /** From an access token: {@code realm_access.roles}. */
    static Collection<GrantedAuthority> ofAccessToken(Jwt token) {
        Map<String, Object> realm = token.getClaimAsMap("realm_access");
        return authorities(realm == null ? null : realm.get("roles"));
    }

    /** From an ID token: {@code roles}, put there by the mapper of the client {@code desk}. */
    static Collection<GrantedAuthority> ofIdToken(Map<String, Object> claims) {
        return authorities(claims.get("roles"));
    }

    static Optional<StaffRole> role(GrantedAuthority authority) {
        String name = authority.getAuthority();
        return name != null && name.startsWith(PREFIX)
                ? StaffRole.of(name.substring(PREFIX.length()))
                : Optional.empty();
    }

    private static Collection<GrantedAuthority> authorities(@Nullable Object roles) {
        Stream<?> names = roles instanceof List<?> list ? list.stream() : Stream.empty();
        return names.filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(name -> StaffRole.of(name).stream())
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(PREFIX + role.claim()))
                .toList();
    }
}
