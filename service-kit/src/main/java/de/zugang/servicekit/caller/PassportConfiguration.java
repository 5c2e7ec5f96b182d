package de.zugang.servicekit.caller;

import de.zugang.servicekit.refusal.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
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

    /** The request as a whole is measured; what each filter of a chain took tells nobody anything and costs more than it. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /** The last chain: whatever no other chain took must carry a passport. */
    @Bean
    SecurityFilterChain passportChain(HttpSecurity http, PassportProperties passport, ProblemWriter problems) {
        return http.securityMatcher("/**")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll() // says no more than what the container has refused already
                        .requestMatchers("/livez", "/readyz")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(PassportDecoder.of(passport)))
                        .authenticationEntryPoint((request, response, refusal) ->
                                problems.write(response, HttpStatus.UNAUTHORIZED, "Authorization failure.")))
                .exceptionHandling(
                        handling -> handling.accessDeniedHandler((request, response, refusal) -> problems.write(
                                response,
                                HttpStatus.FORBIDDEN,
                                "No permission to the requested data with the given credentials.")))
                .build();
    }
}
