package de.zugang.gateway.snapshot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where this gateway keeps what it knows.
 *
 * @param directory made if missing; readable by the gateway's user only
 * @param hmacKey base64 of at least 32 random bytes; seals the files, so that nobody else's disk image is believed
 */
@Validated
@ConfigurationProperties("zugang.snapshot")
public record SnapshotProperties(
        @NotNull Path directory, @NotBlank String hmacKey) {

    private static final int LEAST_BYTES = 32;

    byte[] key() {
        byte[] key = Base64.getDecoder().decode(hmacKey);
        if (key.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "zugang.snapshot.hmac-key: %d bytes (expected: at least %d)".formatted(key.length, LEAST_BYTES));
        }
        return key;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SnapshotProperties[directory=%s]".formatted(directory);
    }
}
