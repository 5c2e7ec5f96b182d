package de.zugang.onboarding.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a subscription key.
 *
 * @param hash SHA-256 of the key, base64url
 * @param prefix how the key starts, the same for all
 * @param lastFour how it ends; with the rest unknown that gives nothing away
 * @param notAfter end of an overlap, {@code null} for none
 */
public record SubscriptionKey(
        Slot slot,
        String hash,
        String prefix,
        String lastFour,
        Instant createdAt,
        @Nullable Instant notAfter) {

    /** Two keys, so that one can be renewed while the other is in use. */
    public enum Slot {
        PRIMARY,
        SECONDARY
    }
}
