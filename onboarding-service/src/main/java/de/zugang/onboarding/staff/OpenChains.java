package de.zugang.onboarding.staff;

import de.zugang.servicekit.refusal.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What needs no sign-in: signed callbacks, the pages of secrets, and probes. Everything that no chain took does not exist. */
@Configuration
class OpenChains {

    /** The signature is the only credential here; the controller checks it before anything else. */
    @Bean
    @Order(2)
    SecurityFilterChain callbacks(HttpSecurity http) {
        return stateless(http.securityMatcher("/twilio/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Link and code are the credentials; there is no session, so nothing that another page could make a browser use. */
    @Bean
    @Order(2)
    SecurityFilterChain secretPages(HttpSecurity http) {
        return stateless(http.securityMatcher("/pickup/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                                        + " frame-ancestors 'none'; base-uri 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .httpStrictTransportSecurity(Customizer.withDefaults()))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain rest(HttpSecurity http, ProblemWriter problems) {
        return stateless(http.securityMatcher("/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/livez", "/readyz", "/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, refusal) ->
                                problems.write(response, HttpStatus.NOT_FOUND, "No data found."))
                        .accessDeniedHandler((request, response, refusal) ->
                                problems.write(response, HttpStatus.NOT_FOUND, "No data found.")))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
