package de.zugang.servicekit.caller;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import de.zugang.servicekit.refusal.ProblemWriter;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Makes a service a resource server for passports and for nothing else: RS256 only, keys from configuration (no key is
 * ever fetched), this issuer, this audience, at most a few seconds of clock difference. Present when
 * {@code zugang.passport.keys} is set; a service adds chains of its own (operator, desk) with a lower order.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({NimbusJwtDecoder.class, HttpSecurity.class})
@ConditionalOnProperty("zugang.passport.keys")
@EnableConfigurationProperties(PassportProperties.class)
public class PassportConfiguration {

    /** Passports live 60 s; the gateway and its services keep time, so little leeway is needed. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    /** The last chain: whatever no other chain took must carry a passport. */
    @Bean
    SecurityFilterChain passportChain(HttpSecurity http, PassportProperties passport, ProblemWriter problems) {
        return http.securityMatcher("/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/livez", "/readyz")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder(passport)))
                        .authenticationEntryPoint((request, response, refusal) ->
                                problems.write(response, HttpStatus.UNAUTHORIZED, "Authorization failure.")))
                .exceptionHandling(
                        handling -> handling.accessDeniedHandler((request, response, refusal) -> problems.write(
                                response,
                                HttpStatus.FORBIDDEN,
                                "No permission to the requested data with the given credentials.")))
                .build();
    }

    private static NimbusJwtDecoder decoder(PassportProperties passport) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys(passport))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators below check the claims
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtTimestampValidator(CLOCK_DIFFERENCE),
                new JwtIssuerValidator(passport.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(passport.audience())),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank())));
        return decoder;
    }

    private static JWKSet keys(PassportProperties passport) {
        try (var stream = passport.keys().getInputStream()) {
            return JWKSet.load(stream).toPublicJWKSet();
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException(
                    "zugang.passport.keys: " + passport.keys() + " (expected: a readable JWK set)", unreadable);
        }
    }
}
