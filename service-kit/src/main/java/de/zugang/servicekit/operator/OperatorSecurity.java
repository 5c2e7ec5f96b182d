package de.zugang.servicekit.operator;

import de.zugang.servicekit.refusal.ProblemWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets in who holds a Keycloak access token meant for this listener, with the realm role {@code operator}, or
 * with the one that the path takes instead. A passport, an
 * ID token, and an operator's token for another service are of no use here.
 */
@Configuration(proxyBeanMethods = false)
class OperatorSecurity {

    private static final String ROLE = "operator";

    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    @Bean
    @Order(1)
    SecurityFilterChain operatorChain(HttpSecurity http, OperatorProperties operator, ProblemWriter problems) {
        return http.securityMatcher("/operator/**")
                .authorizeHttpRequests(requests -> {
                    operator.roles()
                            .forEach((path, role) ->
                                    requests.requestMatchers(path).hasAuthority(role));
                    requests.anyRequest().hasAuthority(ROLE);
                })
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt ->
                                jwt.decoder(decoder(operator)).jwtAuthenticationConverter(OperatorSecurity::roles))
                        .authenticationEntryPoint((_, response, _) ->
                                problems.write(response, HttpStatus.UNAUTHORIZED, "Authorization failure.")))
                .exceptionHandling(handling -> handling.accessDeniedHandler((_, response, _) -> problems.write(
                        response,
                        HttpStatus.FORBIDDEN,
                        "No permission to the requested data with the given credentials.")))
                .build();
    }

    private static NimbusJwtDecoder decoder(OperatorProperties operator) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(operator.jwksUrl())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtTimestampValidator(CLOCK_DIFFERENCE),
                new JwtIssuerValidator(operator.issuer()),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<String>("typ", "Bearer"::equals),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(operator.audience()))));
        return decoder;
    }

    private static AbstractAuthenticationToken roles(Jwt token) {
        Map<String, Object> access = token.getClaimAsMap("realm_access");
        List<GrantedAuthority> authorities = new ArrayList<>();
        if (access != null && access.get("roles") instanceof List<?> roles) {
            roles.forEach(role -> authorities.add(new SimpleGrantedAuthority(String.valueOf(role))));
        }
        return new JwtAuthenticationToken(token, authorities);
    }
}
