package de.zugang.gateway.feed;

import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.snapshot.SnapshotProperties;
import de.zugang.gateway.snapshot.SnapshotStore;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.subscription.Subscriptions;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FeedProperties.class, SnapshotProperties.class})
class FeedConfiguration {

    /** What an answer may take beyond the time that was asked for. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Bean
    SnapshotStore snapshotStore(SnapshotProperties properties, JsonMapper json) {
        return new SnapshotStore(properties, json);
    }

    @Bean
    NodeToken nodeToken(FeedProperties properties, Clock clock) {
        return new FetchedNodeToken(client(properties), properties, clock);
    }

    @Bean
    FeedFollower feedFollower(
            FeedProperties properties,
            NodeToken token,
            Subscriptions subscriptions,
            SnapshotStore store,
            SnapshotProperties snapshot,
            Freshness freshness,
            Clock clock) {
        var source = new FeedClient(
                client(properties).mutate().baseUrl(properties.url()).build(),
                token,
                properties.node(),
                properties.pollWait());
        var contact = new LastContact(new LastGood(snapshot, "feed.contact"), freshness);
        return new FeedFollower(source, subscriptions, store, contact, clock);
    }

    /** In the group {@code readiness}, by its name. */
    @Bean
    SubscriptionsHealth subscriptionsHealthIndicator(Subscriptions subscriptions, FeedFollower follower) {
        return new SubscriptionsHealth(subscriptions, follower);
    }

    private static RestClient client(FeedProperties properties) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build());
        requests.setReadTimeout(properties.pollWait().plus(GRACE));
        return RestClient.builder().requestFactory(requests).build();
    }
}
