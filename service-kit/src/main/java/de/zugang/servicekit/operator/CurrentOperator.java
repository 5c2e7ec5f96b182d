package de.zugang.servicekit.operator;

import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who is logged in at the operator's listener. */
public final class CurrentOperator {

    private CurrentOperator() {}

    /**
     * As Keycloak names them.
     *
     * @throws IllegalStateException where no request of an operator is served
     */
    public static String name() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt token) {
            String name = token.getClaimAsString("preferred_username");
            return name == null ? Objects.requireNonNullElse(token.getSubject(), "unknown") : name;
        }
        throw new IllegalStateException("no operator: the request was not admitted at the operator's listener");
    }
}
