package de.zugang.gateway.testbed;

import static org.awaitility.Awaitility.await;

import de.zugang.gateway.subscription.TechnicalUser;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A gateway that is ready, between a realm, a feed and one service that stands for all of them. */
public final class Surroundings implements AutoCloseable {

    public final TestRealm realm = new TestRealm();
    public final TestFeed feed = new TestFeed();
    public final TestService service = new TestService();
    public final TestGateway gateway;

    /**
     * Starts everything.
     *
     * @param known who is in the feed from the start
     * @param further properties of the gateway
     */
    public Surroundings(Path directory, Iterable<TechnicalUser> known, String... further) {
        known.forEach(feed::publish);
        var properties = new ArrayList<>(List.of("zugang.upstreams.ola-service=" + service.uri()));
        properties.addAll(List.of(further));
        gateway =
                TestGateway.start(feed.uri(), realm.uri(), service.uri(), directory, properties.toArray(String[]::new));
        await().until(() -> gateway.status(gateway.request("/readyz")) == 200);
        await().until(() -> realm.keyFetches.get() > 0);
    }

    /** A good request of this technical user, with a token of this moment. */
    public HttpRequest.Builder good(TestUser user) {
        return gateway.request(user, TestTokens.of(user, Instant.now()));
    }

    @Override
    public void close() {
        service.release();
        gateway.close();
        service.close();
        feed.close();
        realm.close();
    }
}
