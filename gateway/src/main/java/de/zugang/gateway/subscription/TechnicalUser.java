package de.zugang.gateway.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the gateway must know about one technical user, complete as of one revision of the feed. Immutable: a
 * change is another object, so a request that found this one sees one consistent state until its end.
 *
 * @param name never changes, is never used again
 * @param clientId the client at Keycloak
 * @param revision the feed's revision of this state; a passport is cached for as long as it stays the same
 * @param customerNumbers the customers whose data may be reached, ten digits each, at most 300
 * @param entitlements what was approved beyond the ordinary, for example {@code OLA}
 * @param allowedNetworks where calls may come from
 * @param secretHash {@code null} until there is a secret; then HTTP Basic can't succeed
 * @param formerClient accepted beside the client for a while; {@code null}: none
 * @param keys accepted now; a revoked key is simply not among them
 */
public record TechnicalUser(
        String name,
        String clientId,
        long revision,
        State state,
        String mainCustomerNumber,
        List<String> customerNumbers,
        Set<String> entitlements,
        Plan plan,
        Networks allowedNetworks,
        @Nullable Fingerprint secretHash,
        @Nullable FormerClient formerClient,
        List<Key> keys) {

    public enum State {
        /** Not yet activated. */
        INACTIVE,
        /** Calls pass. */
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /**
     * One of at most two keys.
     *
     * @param slot {@code PRIMARY} or {@code SECONDARY}
     * @param notAfter end of an overlap; {@code null}: no end
     */
    public record Key(
            String slot, Fingerprint hash, @Nullable Instant notAfter) {

        public Key {
            slot = slot.intern();
        }
    }

    /**
     * What was agreed about volume.
     *
     * @param requestsPerDay quota per UTC day; {@code null}: none
     * @param customerRequestsPerMinute of all technical users of the main customer together; {@code null}: no such limit
     * @param customerRequestsPerDay the same per UTC day
     */
    public record Plan(
            String name,
            int requestsPerMinute,
            @Nullable Long requestsPerDay,
            @Nullable Integer customerRequestsPerMinute,
            @Nullable Long customerRequestsPerDay) {

        /** There are few plans and maybe a million who have one. */
        private static final ConcurrentHashMap<Plan, Plan> SHARED = new ConcurrentHashMap<>();

        private static final int MOST_SHARED = 1000;

        static Plan shared(Plan plan) {
            var known = SHARED.get(plan);
            if (known != null || SHARED.size() >= MOST_SHARED) {
                return known == null ? plan : known;
            }
            return Objects.requireNonNullElse(SHARED.putIfAbsent(plan, plan), plan);
        }

        /** For a technical user alone. */
        public Plan(String name, int requestsPerMinute, @Nullable Long requestsPerDay) {
            this(name, requestsPerMinute, requestsPerDay, null, null);
        }
    }

    public TechnicalUser {
        customerNumbers = List.copyOf(customerNumbers);
        int main = customerNumbers.indexOf(mainCustomerNumber);
        mainCustomerNumber = main < 0 ? mainCustomerNumber : customerNumbers.get(main);
        plan = Plan.shared(plan);
        entitlements = Set.copyOf(entitlements);
        keys = List.copyOf(keys);
        // a snapshot of the time before there were networks has none
        allowedNetworks = allowedNetworks == null ? Networks.ANYWHERE : allowedNetworks;
    }

    /** Whether a token of this client, or its secret, proves this technical user now. */
    public boolean isProvenBy(String client, Clock clock) {
        return clientId.equals(client) || (formerClient != null && formerClient.is(client, clock));
    }

    /** Of the secret that this client has; {@code null}: none that counts now. */
    public @Nullable Fingerprint secretHash(String client, Clock clock) {
        if (clientId.equals(client)) {
            return secretHash;
        }
        return formerClient != null && formerClient.is(client, clock) ? formerClient.secretHash() : null;
    }

    /** Somebody of whom nothing but the name is readable: kept out, because a wrong guess could let them in. */
    public static TechnicalUser keptOut(String name, long revision) {
        var nothing = new Plan("none", 1, null);
        return new TechnicalUser(
                name,
                "",
                revision,
                State.ENDED,
                "",
                List.of(),
                Set.of(),
                nothing,
                Networks.ANYWHERE,
                null,
                null,
                List.of());
    }
}
