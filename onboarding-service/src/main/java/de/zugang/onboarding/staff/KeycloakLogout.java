package de.zugang.onboarding.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends the session at Keycloak too (OpenID Connect RP-Initiated Logout). Spring's own handler knows the end session
 * endpoint only from discovery, which would need Keycloak while this service starts.
 */
record KeycloakLogout(URI endSession, URI back) implements LogoutSuccessHandler {

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        var target = UriComponentsBuilder.fromUri(endSession).queryParam("post_logout_redirect_uri", back.toString());
        if (authentication != null && authentication.getPrincipal() instanceof OidcUser user) {
            target.queryParam("id_token_hint", user.getIdToken().getTokenValue());
        }
        response.sendRedirect(target.encode().toUriString());
    }
}
