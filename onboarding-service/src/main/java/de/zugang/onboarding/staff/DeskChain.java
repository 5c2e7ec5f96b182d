package de.zugang.onboarding.staff;

import static de.zugang.onboarding.staff.StaffRole.AUDITOR;
import static de.zugang.onboarding.staff.StaffRole.CUSTOMER_SERVICE;
import static de.zugang.onboarding.staff.StaffRole.OPERATOR;
import static de.zugang.onboarding.staff.StaffRole.SALES_LEAD;

import de.zugang.onboarding.address.PublicAddresses;
import de.zugang.onboarding.identity.KeycloakProperties;
import java.util.Collection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** For people: sign-in at Keycloak, a session, protection against forged requests, and strict headers. */
@Configuration
class DeskChain {

    @Bean
    @Order(3)
    SecurityFilterChain desk(HttpSecurity http, KeycloakProperties keycloak, PublicAddresses addresses) {
        return http.securityMatcher("/", "/desk", "/desk/**", "/webjars/**", "/oauth2/**", "/login/**", "/logout")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/", "/webjars/**", "/desk/assets/**")
                        .permitAll()
                        .anyRequest()
                        .hasAnyRole(CUSTOMER_SERVICE.claim(), SALES_LEAD.claim(), OPERATOR.claim(), AUDITOR.claim()))
                .oauth2Login(login -> login.userInfoEndpoint(user -> user.userAuthoritiesMapper(idTokenRoles()))
                        .defaultSuccessUrl("/desk"))
                .logout(logout -> logout.logoutSuccessHandler(atKeycloak(keycloak, addresses)))
                .headers(headers -> headers(headers, keycloak))
                .build();
    }

    private static GrantedAuthoritiesMapper idTokenRoles() {
        return authorities -> authorities.stream()
                .filter(OidcUserAuthority.class::isInstance)
                .map(OidcUserAuthority.class::cast)
                .map(authority -> RealmRoles.ofIdToken(authority.getIdToken().getClaims()))
                .<GrantedAuthority>flatMap(Collection::stream)
                .toList();
    }

    private static LogoutSuccessHandler atKeycloak(KeycloakProperties keycloak, PublicAddresses addresses) {
        return new KeycloakLogout(keycloak.endSession(), addresses.deskUrl());
    }

    /** Nothing from elsewhere, no inline script or style; forms may be redirected to Keycloak (sign-out). */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, KeycloakProperties keycloak) {
        String policy = String.join(
                "; ",
                List.of(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "font-src 'self'",
                        "connect-src 'self'",
                        "form-action 'self' " + keycloak.shownUrl(),
                        "frame-ancestors 'none'",
                        "base-uri 'none'"));
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .httpStrictTransportSecurity(Customizer.withDefaults());
    }
}
