package de.zugang.onboarding.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway must know of one technical user, complete.
 *
 * @param secretHash SHA-256 of the client secret, {@code null} until it exists
 */
public record FeedEntry(
        String technicalUser,
        String clientId,
        State state,
        String mainCustomerNumber,
        List<String> customerNumbers,
        List<String> entitlements,
        Plan plan,
        @Nullable String secretHash,
        List<Key> keys) {

    /** Whether calls pass. */
    public enum State {
        INACTIVE,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /** How much it may call; {@code null} means no daily quota. */
    public record Plan(
            String name, int requestsPerMinute, @Nullable Long requestsPerDay) {}

    /** A key that is accepted, until {@code notAfter} if there is one. */
    public record Key(String slot, String hash, @Nullable Instant notAfter) {}
}
