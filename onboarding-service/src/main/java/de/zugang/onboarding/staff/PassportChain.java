package de.zugang.onboarding.staff;

import de.zugang.servicekit.caller.PassportDecoder;
import de.zugang.servicekit.caller.PassportProperties;
import de.zugang.servicekit.refusal.ProblemWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** For technical users, who come through the gateway: a passport for this service, and nothing else. */
@Configuration
@ConditionalOnProperty("zugang.passport.keys")
@EnableConfigurationProperties(PassportProperties.class)
class PassportChain {

    @Bean
    @Order(0)
    SecurityFilterChain passports(HttpSecurity http, PassportProperties passport, ProblemWriter problems) {
        return http.securityMatcher("/zugang/diagnosis/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
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
