package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.feed.Feed;
import de.zugang.onboarding.feed.FeedEntry;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.FormerClient;
import de.zugang.onboarding.technicaluser.Network;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells gateways all that they must know of a technical user, as it stands in the present transaction. */
@Component
class Announcement {

    private final Feed feed;
    private final SubscriptionKeys keys;
    private final PlanProperties plan;

    Announcement(Feed feed, SubscriptionKeys keys, PlanProperties plan) {
        this.feed = feed;
        this.keys = keys;
        this.plan = plan;
    }

    /** Returns the revision; see {@link Feed#publish}. */
    long publish(TechnicalUser user) {
        return feed.publish(new FeedEntry(
                user.name().value(),
                user.clientId(),
                state(user.state()),
                user.mainCustomerNumber().value(),
                user.customerNumbers().stream().map(CustomerNumber::value).toList(),
                List.copyOf(user.entitlements()),
                new FeedEntry.Plan(
                        plan.name(),
                        plan.requestsPerMinute(),
                        plan.requestsPerDay(),
                        plan.customerRequestsPerMinute(),
                        plan.customerRequestsPerDay()),
                user.allowedNetworks().stream().map(Network::cidr).toList(),
                user.secretHash(),
                former(user.formerClient()),
                keys.of(user.name().value()).stream()
                        .map(key -> new FeedEntry.Key(key.slot().name(), key.hash(), key.notAfter()))
                        .toList()));
    }

    private static FeedEntry.@Nullable FormerClient former(@Nullable FormerClient former) {
        return former == null
                ? null
                : new FeedEntry.FormerClient(former.clientId(), former.secretHash(), former.notAfter());
    }

    private static FeedEntry.State state(TechnicalUserState state) {
        return switch (state) {
            case RESERVED -> FeedEntry.State.INACTIVE;
            case ACTIVE -> FeedEntry.State.ACTIVE;
            case SUSPENDED -> FeedEntry.State.SUSPENDED;
            case ENDED -> FeedEntry.State.ENDED;
        };
    }
}
