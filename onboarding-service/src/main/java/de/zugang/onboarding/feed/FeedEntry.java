package de.zugang.onboarding.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway must know of one technical user, complete.
 *
 * @param allowedNetworks where calls may come from, in CIDR notation; none: from anywhere
 * @param secretHash SHA-256 of the client secret, {@code null} until it exists
 * @param formerClient accepted beside {@code clientId}; {@code null}: none
 */
public record FeedEntry(
        String technicalUser,
        String clientId,
        State state,
        String mainCustomerNumber,
        List<String> customerNumbers,
        List<String> entitlements,
        Plan plan,
        List<String> allowedNetworks,
        @Nullable String secretHash,
        @Nullable FormerClient formerClient,
        List<Key> keys) {

    public FeedEntry {
        // stored before there were networks
        allowedNetworks = allowedNetworks == null ? List.of() : List.copyOf(allowedNetworks);
    }

    /** Whether calls pass. */
    public enum State {
        INACTIVE,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /**
     * How much it may call, alone and together with the other technical users of its main customer; {@code null} means
     * that there is no such limit.
     */
    public record Plan(
            String name,
            int requestsPerMinute,
            @Nullable Long requestsPerDay,
            @Nullable Integer customerRequestsPerMinute,
            @Nullable Long customerRequestsPerDay) {}

    /** The client in whose place another one came; both work until {@code notAfter}. */
    public record FormerClient(String clientId, String secretHash, Instant notAfter) {}

    /** A key that is accepted, until {@code notAfter} if there is one. */
    public record Key(String slot, String hash, @Nullable Instant notAfter) {}

    /** Whether something that worked before does not work any more: then how soon that is in force everywhere matters. */
    boolean takesAwayFrom(FeedEntry before) {
        return before.state() == State.ACTIVE
                && (state != State.ACTIVE
                        || !customerNumbers.containsAll(before.customerNumbers())
                        || !entitlements.containsAll(before.entitlements())
                        || !keepsSecret(before.secretHash())
                        || (before.formerClient() != null
                                && !keepsSecret(before.formerClient().secretHash()))
                        || narrower(before.allowedNetworks())
                        || !before.keys().stream().allMatch(this::keeps));
    }

    private boolean keepsSecret(@Nullable String before) {
        return before == null
                || before.equals(secretHash)
                || (formerClient != null && before.equals(formerClient.secretHash()));
    }

    private boolean narrower(List<String> before) {
        return !allowedNetworks.isEmpty() && (before.isEmpty() || !allowedNetworks.containsAll(before));
    }

    private boolean keeps(Key before) {
        return keys.stream()
                .filter(key -> key.hash().equals(before.hash()))
                .anyMatch(key -> key.notAfter() == null
                        || (before.notAfter() != null && !key.notAfter().isBefore(before.notAfter())));
    }
}
