package de.zugang.gateway.testbed;

import de.zugang.gateway.subscription.Fingerprint;
import de.zugang.gateway.subscription.FormerClient;
import de.zugang.gateway.subscription.Networks;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.servicekit.token.CheckedToken;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Technical users with all their credentials in the clear, as their owner has them. */
public record TestUser(
        String name, String clientId, String secret, String key, String secondKey, String customerNumber) {

    public static final TestUser ANNA = of("tu-anna-7f3k", "zgc-00000000000000aa", "0000123456", 1);
    public static final TestUser BERT = of("tu-bert-9x2p", "zgc-00000000000000bb", "0000999999", 2);

    private static TestUser of(String name, String clientId, String customerNumber, int seed) {
        var keys = new CheckedToken("zgk_");
        var random = new Random(seed);
        String secret = "secret-of-" + name + "-" + Long.toHexString(random.nextLong());
        return new TestUser(name, clientId, secret, keys.draw(random), keys.draw(random), customerNumber);
    }

    /** Somebody of whom only the account matters. */
    public static TechnicalUser named(String name, String mainCustomerNumber, TechnicalUser.Plan plan) {
        return new TechnicalUser(
                name,
                "zgc-" + name,
                1,
                TechnicalUser.State.ACTIVE,
                mainCustomerNumber,
                List.of(mainCustomerNumber),
                Set.of(),
                plan,
                Networks.ANYWHERE,
                null,
                null,
                List.of());
    }

    public TechnicalUser active(long revision) {
        return inState(TechnicalUser.State.ACTIVE, revision);
    }

    public TechnicalUser inState(TechnicalUser.State state, long revision) {
        return user(state, revision, 6000, null, Set.of(), List.of(primary(), secondary(null)));
    }

    public TechnicalUser withPlan(int perMinute, @Nullable Long perDay) {
        return withPlan(perMinute, perDay, 2);
    }

    public TechnicalUser withPlan(int perMinute, @Nullable Long perDay, long revision) {
        return user(TechnicalUser.State.ACTIVE, revision, perMinute, perDay, Set.of(), List.of(primary()));
    }

    public TechnicalUser withEntitlement(String entitlement) {
        return user(TechnicalUser.State.ACTIVE, 2, 6000, null, Set.of(entitlement), List.of(primary()));
    }

    public TechnicalUser withKeys(List<TechnicalUser.Key> keys, long revision) {
        return user(TechnicalUser.State.ACTIVE, revision, 6000, null, Set.of(), keys);
    }

    public TechnicalUser.Key primary() {
        return new TechnicalUser.Key("PRIMARY", Fingerprint.of(key), null);
    }

    public TechnicalUser.Key secondary(@Nullable Instant end) {
        return new TechnicalUser.Key("SECONDARY", Fingerprint.of(secondKey), end);
    }

    /** Active, with these grants. */
    public TechnicalUser with(long revision, Set<String> entitlements, List<String> customerNumbers) {
        var user = active(revision);
        return new TechnicalUser(
                user.name(),
                user.clientId(),
                user.revision(),
                user.state(),
                user.mainCustomerNumber(),
                customerNumbers,
                entitlements,
                user.plan(),
                user.allowedNetworks(),
                user.secretHash(),
                user.formerClient(),
                user.keys());
    }

    private TechnicalUser user(
            TechnicalUser.State state,
            long revision,
            int perMinute,
            @Nullable Long perDay,
            Set<String> entitlements,
            List<TechnicalUser.Key> keys) {
        return new TechnicalUser(
                name,
                clientId,
                revision,
                state,
                customerNumber,
                List.of(customerNumber),
                entitlements,
                new TechnicalUser.Plan("standard", perMinute, perDay),
                Networks.ANYWHERE,
                Fingerprint.of(secret),
                null,
                keys);
    }

    /** Active with a client that came in the place of this one's. */
    public TechnicalUser rotated(long revision, TestUser next, @Nullable Instant overlapsUntil) {
        var user = active(revision);
        return new TechnicalUser(
                user.name(),
                next.clientId(),
                user.revision(),
                user.state(),
                user.mainCustomerNumber(),
                user.customerNumbers(),
                user.entitlements(),
                user.plan(),
                user.allowedNetworks(),
                Fingerprint.of(next.secret()),
                overlapsUntil == null ? null : new FormerClient(clientId, Fingerprint.of(secret), overlapsUntil),
                user.keys());
    }

    /** Active, but from these networks only. */
    public TechnicalUser from(long revision, String... networks) {
        var user = active(revision);
        return new TechnicalUser(
                user.name(),
                user.clientId(),
                user.revision(),
                user.state(),
                user.mainCustomerNumber(),
                user.customerNumbers(),
                user.entitlements(),
                user.plan(),
                Networks.parse(List.of(networks)),
                user.secretHash(),
                user.formerClient(),
                user.keys());
    }
}
