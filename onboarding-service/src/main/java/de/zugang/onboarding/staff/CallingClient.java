package de.zugang.onboarding.staff;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Which client of Keycloak sent the request that the present thread works on. */
public final class CallingClient {

    private CallingClient() {}

    /**
     * The client that the token was issued to (claim {@code azp}).
     *
     * @throws IllegalStateException outside a request with an access token, or if the token does not say
     */
    public static String id() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            String client = token.getToken().getClaimAsString("azp");
            if (client != null) {
                return client;
            }
        }
        throw new IllegalStateException("no client is known (expected: an access token with azp)");
    }
}
