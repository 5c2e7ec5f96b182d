package de.zugang.onboarding.feed;

import de.zugang.onboarding.feed.generated.api.SubscriptionFeedApi;
import de.zugang.onboarding.feed.generated.model.SubscriptionChanges;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The feed over HTTP; see {@code api-spec/subscription-feed}. */
@RestController
class FeedController implements SubscriptionFeedApi {

    private final PollFeed poll;

    FeedController(PollFeed poll) {
        this.poll = poll;
    }

    @Override
    public ResponseEntity<SubscriptionChanges> getSubscriptionChanges(
            String node, Long after, Long applied, @Nullable UUID epoch, Integer waitSeconds, Integer limit) {
        var page = poll.answer(new PollFeed.Poll(
                NodeName.ofCaller(node),
                epoch,
                after,
                Math.min(applied, after),
                Duration.ofSeconds(waitSeconds),
                limit));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(FeedMapper.changes(page));
    }
}
