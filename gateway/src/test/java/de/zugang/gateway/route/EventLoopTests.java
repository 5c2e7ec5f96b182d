package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestRedis;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;

/** Whatever a request waits for, it goes on to its service on the event loop that it came on (decision 0210). */
class EventLoopTests {

    @TempDir
    Path directory;

    /** On which threads requests began their way to the service. */
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private final TestRealm realm = new TestRealm();
    private final TestFeed feed = new TestFeed();
    private final TestService service = new TestService();
    private TestRedis redis;
    private TestGateway gateway;

    @SuppressWarnings("NullAway.Init") // start
    EventLoopTests() {}

    @BeforeEach
    void start() throws Exception {
        redis = new TestRedis(directory);
        feed.publish(ANNA.active(1));
        gateway = TestGateway.startWith(
                HttpClientCustomizer.class,
                () -> client -> client.doOnConnect(any -> threads.add(Thread.currentThread())),
                feed.uri(),
                realm.uri(),
                service.uri(),
                Files.createDirectory(directory.resolve("gateway")),
                "zugang.limits.redis=" + redis.url(),
                "zugang.limits.patience=5s",
                "zugang.oidc.refetch=1ms");
        await().until(() -> gateway.status(gateway.request("/readyz")) == 200);
        await().until(() -> realm.keyFetches.get() > 0);
    }

    @AfterEach
    void stop() {
        gateway.close();
        redis.close();
        service.close();
        feed.close();
        realm.close();
    }

    /** Redis answers on a thread of its client. */
    @Test
    void afterAskingForAShareOfTheBudget() {
        assertThat(gateway.status(gateway.request(ANNA, TestTokens.of(ANNA, Instant.now()))))
                .isEqualTo(200);

        assertThatAllWereEventLoops();
    }

    /** The realm's keys come on a thread of the fetcher. */
    @Test
    void afterFetchingANewSigningKey() {
        gateway.status(gateway.request(ANNA, TestTokens.of(ANNA, Instant.now())));
        threads.clear();
        realm.rotateTo(TestTokens.jwks(TestTokens.REALM_KEY.toPublicJWK(), TestTokens.NEXT_REALM_KEY.toPublicJWK()));
        var fresh = TestTokens.sign(
                TestTokens.NEXT_REALM_KEY,
                TestTokens.header(TestTokens.NEXT_REALM_KEY.getKeyID()),
                TestTokens.claims(ANNA, Instant.now()));

        await().until(() -> gateway.status(gateway.request(ANNA, fresh)) == 200);

        assertThatAllWereEventLoops();
    }

    private void assertThatAllWereEventLoops() {
        assertThat(threads)
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(thread.getName()).startsWith("reactor-http-"));
    }
}
