package de.zugang.servicekit.caller;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * How a service recognises a passport.
 *
 * @param issuer the passport's {@code iss}; the same for all gateways of a platform
 * @param audience this service's name, the passport's {@code aud}
 * @param keys a JWK set with the public keys that gateways may sign with, several while keys are rotated
 */
@Validated
@ConfigurationProperties("zugang.passport")
public record PassportProperties(
        @NotBlank String issuer, @NotBlank String audience, Resource keys) {}
