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
    public FeedPage changes(@Nullable Position after, long applied, boolean patient) {
        SubscriptionChanges changes;
        try {
            changes = http.get()
                    .uri(uri -> query(uri, after, applied, patient))
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

    private URI query(UriBuilder uri, @Nullable Position after, long applied, boolean patient) {
        uri.path("/subscriptions").queryParam("node", node);
        if (after != null) {
            uri.queryParam("epoch", after.epoch());
        }
        return uri.queryParam("after", after == null ? 0 : after.revision())
                .queryParam("applied", applied)
                .queryParam("waitSeconds", patient ? wait.toSeconds() : 0)
                .build();
    }
}
