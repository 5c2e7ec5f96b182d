package de.zugang.gateway.passport;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * How passports are signed.
 *
 * @param issuer their {@code iss}; the same for all gateways of a platform
 * @param signingKeys a JWK set with private RSA keys, shared by all gateways; the first one signs, a second one may wait
 *     there for its turn while services already know its public half
 * @param lifetime at most 60 s; renewed at half of it
 */
@Validated
@ConfigurationProperties("zugang.passport")
public record PassportProperties(
        @DefaultValue("https://zugang/gateway") String issuer,
        @NotNull Resource signingKeys,
        @DefaultValue("60s") Duration lifetime) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    public PassportProperties {
        if (lifetime.compareTo(LONGEST) > 0 || lifetime.compareTo(Duration.ofSeconds(2)) < 0) {
            throw new IllegalArgumentException(
                    "zugang.passport.lifetime: %s (expected: 2 s to 60 s)".formatted(lifetime));
        }
    }
}
