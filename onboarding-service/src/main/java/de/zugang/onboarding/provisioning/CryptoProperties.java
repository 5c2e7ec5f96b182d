package de.zugang.onboarding.provisioning;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The key under which a subscription key lies until its e-mail has left.
 *
 * @param key base64 of 32 random bytes, the same for all instances
 */
@Validated
@ConfigurationProperties("zugang.crypto")
public record CryptoProperties(@NotBlank String key) {

    /** Without the key: a record's own would print it. */
    @Override
    public String toString() {
        return "CryptoProperties[]";
    }
}
