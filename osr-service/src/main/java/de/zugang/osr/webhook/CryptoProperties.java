package de.zugang.osr.webhook;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The key under which signing secrets lie in the database.
 *
 * @param key base64 of 32 random bytes, the same for all instances; endpoints of another key must be made again
 */
@Validated
@ConfigurationProperties("zugang.crypto")
record CryptoProperties(@NotBlank String key) {

    /** Without the key: a record's own would print it. */
    @Override
    public String toString() {
        return "CryptoProperties[]";
    }
}
