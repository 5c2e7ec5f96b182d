package de.zugang.gateway.feed;

import de.zugang.gateway.feed.generated.SubscriptionChanges;
import de.zugang.gateway.subscription.Position;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;

/** The feed over HTTP, as {@code subscription-feed/v1} states it. Blocks; called by the feed's own thread only. */
final class FeedClient implements FeedSource {

    /** The contract's bound of {@code limit}. */
    private static final int MOST_ENTRIES = 10_000;

    private final RestClient http;
    private final NodeToken token;
    private final String node;
    private final Duration wait;

    /** @param http has the feed's base URL and a read timeout above {@code wait} */
    FeedClient(RestClient http, NodeToken token, String node, Duration wait) {
        this.http = http;
        this.token = token;
        this.node = node;
        this.wait = wait;
    }

    @Override
    public FeedPage changes(@Nullable Position after) {
        return page(after, null);
    }

    @Override
    public FeedPage backlog(@Nullable Position after) {
        return page(after, MOST_ENTRIES);
    }

    private FeedPage page(@Nullable Position after, @Nullable Integer limit) {
        SubscriptionChanges changes;
        try {
            changes = http.get()
                    .uri(uri -> query(uri, after, limit))
                    .headers(headers -> headers.setBearerAuth(token.value()))
                    .retrieve()
                    .body(SubscriptionChanges.class);
        } catch (HttpClientErrorException.Unauthorized refused) {
            token.forget();
            throw refused;
        }
        if (changes == null) {
            throw new IllegalStateException("feed: no body (expected: a page of changes)");
        }
        return FeedMapper.page(changes);
    }

    private URI query(UriBuilder uri, @Nullable Position after, @Nullable Integer limit) {
        uri.path("/subscriptions").queryParam("node", node);
        if (after != null) {
            uri.queryParam("epoch", after.epoch());
        }
        if (limit != null) {
            uri.queryParam("limit", limit);
        }
        return uri.queryParam("after", after == null ? 0 : after.revision())
                .queryParam("waitSeconds", wait.toSeconds())
                .build();
    }
}
