package de.zugang.gateway.feed;

import de.zugang.gateway.feed.generated.SubscriptionChanges;
import de.zugang.gateway.feed.generated.SubscriptionKey;
import de.zugang.gateway.feed.generated.TechnicalUserEntry;
import de.zugang.gateway.subscription.Fingerprint;
import de.zugang.gateway.subscription.FormerClient;
import de.zugang.gateway.subscription.Networks;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.TechnicalUser;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the contract's generated types end. */
final class FeedMapper {

    private static final Logger log = LoggerFactory.getLogger(FeedMapper.class);

    private FeedMapper() {}

    static FeedPage page(SubscriptionChanges changes) {
        return new FeedPage(
                new Position(changes.getEpoch(), changes.getRevision()),
                changes.getHasMore(),
                changes.getEntries().stream().map(FeedMapper::technicalUser).toList());
    }

    /**
     * An entry that does not keep the contract shuts its technical user out. Skipping it could leave a revoked key
     * alive, and stopping at it would keep every other revocation from arriving.
     */
    private static TechnicalUser technicalUser(TechnicalUserEntry entry) {
        try {
            return readable(entry);
        } catch (IllegalArgumentException | NullPointerException broken) {
            log.error(
                    "feed: entry of {} at revision {} breaks the contract, kept out",
                    entry.getTechnicalUser(),
                    entry.getRevision());
            return TechnicalUser.keptOut(entry.getTechnicalUser(), entry.getRevision());
        }
    }

    private static TechnicalUser readable(TechnicalUserEntry entry) {
        var plan = entry.getPlan();
        return new TechnicalUser(
                entry.getTechnicalUser(),
                entry.getClientId(),
                entry.getRevision(),
                state(entry),
                entry.getMainCustomerNumber(),
                entry.getCustomerNumbers(),
                Set.copyOf(entry.getEntitlements()),
                new TechnicalUser.Plan(
                        plan.getName(),
                        plan.getRequestsPerMinute(),
                        plan.getRequestsPerDay(),
                        plan.getCustomerRequestsPerMinute(),
                        plan.getCustomerRequestsPerDay()),
                networks(entry.getAllowedNetworks()),
                fingerprint(entry.getSecretHash()),
                former(entry.getFormerClient()),
                entry.getKeys().stream().map(FeedMapper::key).toList());
    }

    private static TechnicalUser.State state(TechnicalUserEntry entry) {
        return switch (entry.getState()) {
            case INACTIVE -> TechnicalUser.State.INACTIVE;
            case ACTIVE -> TechnicalUser.State.ACTIVE;
            case SUSPENDED -> TechnicalUser.State.SUSPENDED;
            case ENDED -> TechnicalUser.State.ENDED;
        };
    }

    private static Networks networks(@Nullable List<String> cidrs) {
        return cidrs == null ? Networks.ANYWHERE : Networks.parse(cidrs);
    }

    private static @Nullable FormerClient former(de.zugang.gateway.feed.generated.@Nullable FormerClient former) {
        return former == null
                ? null
                : new FormerClient(
                        former.getClientId(),
                        Fingerprint.parse(former.getSecretHash()),
                        former.getNotAfter().toInstant());
    }

    private static TechnicalUser.Key key(SubscriptionKey key) {
        var end = key.getNotAfter();
        return new TechnicalUser.Key(
                key.getSlot().getValue(), Fingerprint.parse(key.getHash()), end == null ? null : end.toInstant());
    }

    private static @Nullable Fingerprint fingerprint(@Nullable String text) {
        return text == null ? null : Fingerprint.parse(text);
    }
}
