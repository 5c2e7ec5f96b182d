package de.zugang.onboarding.feed;

import de.zugang.onboarding.feed.generated.model.Plan;
import de.zugang.onboarding.feed.generated.model.SubscriptionChanges;
import de.zugang.onboarding.feed.generated.model.SubscriptionKey;
import de.zugang.onboarding.feed.generated.model.TechnicalUserEntry;
import de.zugang.onboarding.feed.generated.model.TechnicalUserState;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** From our types to the contract's. */
final class FeedMapper {

    private FeedMapper() {}

    static SubscriptionChanges changes(FeedPage page) {
        return new SubscriptionChanges(
                page.epoch(),
                page.revision(),
                page.hasMore(),
                page.entries().stream().map(FeedMapper::entry).toList());
    }

    private static TechnicalUserEntry entry(FeedPage.Revised revised) {
        FeedEntry entry = revised.entry();
        return new TechnicalUserEntry()
                .technicalUser(entry.technicalUser())
                .clientId(entry.clientId())
                .revision(revised.revision())
                .state(TechnicalUserState.valueOf(entry.state().name()))
                .mainCustomerNumber(entry.mainCustomerNumber())
                .customerNumbers(entry.customerNumbers())
                .entitlements(entry.entitlements())
                .plan(plan(entry.plan()))
                .allowedNetworks(entry.allowedNetworks())
                .secretHash(entry.secretHash())
                .formerClient(former(entry.formerClient()))
                .keys(entry.keys().stream().map(FeedMapper::key).toList());
    }

    private static de.zugang.onboarding.feed.generated.model.@Nullable FormerClient former(
            FeedEntry.@Nullable FormerClient former) {
        return former == null
                ? null
                : new de.zugang.onboarding.feed.generated.model.FormerClient(
                        former.clientId(),
                        former.secretHash(),
                        former.notAfter().atOffset(ZoneOffset.UTC));
    }

    private static Plan plan(FeedEntry.Plan plan) {
        return new Plan(plan.name(), plan.requestsPerMinute())
                .requestsPerDay(plan.requestsPerDay())
                .customerRequestsPerMinute(plan.customerRequestsPerMinute())
                .customerRequestsPerDay(plan.customerRequestsPerDay());
    }

    private static SubscriptionKey key(FeedEntry.Key key) {
        Instant end = key.notAfter();
        return new SubscriptionKey(SubscriptionKey.SlotEnum.valueOf(key.slot()), key.hash())
                .notAfter(end == null ? null : end.atOffset(ZoneOffset.UTC));
    }
}
