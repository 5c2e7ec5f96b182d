package de.zugang.onboarding.staff;

import static de.zugang.onboarding.staff.StaffRole.AUDITOR;
import static de.zugang.onboarding.staff.StaffRole.CUSTOMER_SERVICE;
import static de.zugang.onboarding.staff.StaffRole.GATEWAY_NODE;
import static de.zugang.onboarding.staff.StaffRole.OPERATOR;
import static de.zugang.onboarding.staff.StaffRole.SALES_LEAD;

import de.zugang.onboarding.identity.KeycloakProperties;
import de.zugang.servicekit.refusal.ProblemWriter;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/** For machines: a Keycloak access token of this realm, meant for this service, with a role that fits the path. */
@Configuration
class TokenChain {

    /** The {@code aud} of tokens that may be used here. */
    static final String AUDIENCE = "onboarding-service";

    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http, JwtDecoder decoder, ProblemWriter problems) {
        return http.securityMatcher("/feed/**", "/usage/**", "/onboarding/v1/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/feed/**", "/usage/**")
                        .hasRole(GATEWAY_NODE.claim())
                        .anyRequest()
                        .hasAnyRole(CUSTOMER_SERVICE.claim(), SALES_LEAD.claim(), OPERATOR.claim(), AUDITOR.claim()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint((request, response, refusal) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problems.write(response, HttpStatus.UNAUTHORIZED, "Authorization failure.");
                        }))
                .exceptionHandling(
                        handling -> handling.accessDeniedHandler((request, response, refusal) -> problems.write(
                                response,
                                HttpStatus.FORBIDDEN,
                                "No permission to the requested data with the given credentials.")))
                .build();
    }

    /** Keys are fetched when the first token comes, so that the service starts without Keycloak. */
    @Bean
    JwtDecoder accessTokens(KeycloakProperties keycloak) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(keycloak.certificates())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtTimestampValidator(CLOCK_DIFFERENCE),
                new JwtIssuerValidator(keycloak.issuer()),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<String>("typ", "Bearer"::equals),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE))));
        return decoder;
    }

    private static JwtAuthenticationConverter roles() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(RealmRoles::ofAccessToken);
        converter.setPrincipalClaimName("preferred_username");
        return converter;
    }
}
