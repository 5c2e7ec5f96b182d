package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.SlowProxy;
import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestRedis;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.gateway.testbed.TestUser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole gateways over one real Redis, under load. */
class TwoGatewaysTests {

    private static final int LIMIT = 200;

    @TempDir
    Path directory;

    private final TestRealm realm = new TestRealm();
    private final TestFeed feed = new TestFeed();
    private final TestService service = new TestService();
    private final List<TestGateway> gateways = new ArrayList<>();
    private TestRedis redis;

    @SuppressWarnings("NullAway.Init") // start
    TwoGatewaysTests() {}

    @BeforeEach
    void start() {
        redis = new TestRedis(directory);
        feed.publish(ANNA.withPlan(LIMIT, null, 1));
        feed.publish(BERT.active(2));
    }

    @AfterEach
    void stop() {
        gateways.forEach(TestGateway::close);
        redis.close();
        service.close();
        feed.close();
        realm.close();
    }

    @Test
    void grantNotMoreThanOneWouldTogether() throws Exception {
        gateways("5s");

        var statuses = call(1000);

        assertThat(statuses).containsOnly(200, 429);
        assertThat(service.arrived).hasSizeBetween(LIMIT * 95 / 100, LIMIT);
    }

    @Test
    void grantAtMostTwiceAsMuchWhileTheStoreIsFrozenAndRefuseNobodyWhoIsWithin() throws Exception {
        gateways("50ms");
        redis.freeze();
        long began = System.nanoTime();
        assertThat(gateways.getFirst().status(request(gateways.getFirst(), ANNA)))
                .isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1900));

        var statuses = call(1000);

        redis.thaw();
        assertThat(statuses).containsOnly(200, 429);
        assertThat(service.arrived).hasSizeBetween(LIMIT, 2 * LIMIT);
    }

    /** F-57: the store answers, but two seconds late. */
    @Test
    void neitherWaitForASlowStoreNorGrantMoreThanTwiceAsMuch() throws Exception {
        try (var proxy = new SlowProxy(redis.port())) {
            gateways("50ms", TestRedis.url(proxy.port()));
            proxy.delay(Duration.ofSeconds(1));
            long began = System.nanoTime();
            assertThat(gateways.getFirst().status(request(gateways.getFirst(), ANNA)))
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1900));

            var statuses = call(1000);

            assertThat(statuses).containsOnly(200, 429);
            assertThat(service.arrived).hasSizeBetween(LIMIT, 2 * LIMIT);
            assertThat(gateways.getFirst()
                            .send(gateways.getFirst().request("/readyz"))
                            .statusCode())
                    .as("degraded, and ready")
                    .isEqualTo(200);
        }
    }

    private void gateways(String patience) throws IOException {
        gateways(patience, redis.url());
    }

    /** Patience beyond 50 ms where a busy machine should not turn the sharing into a matter of luck. */
    private void gateways(String patience, String store) throws IOException {
        for (int node = 1; node <= 2; node++) {
            gateways.add(TestGateway.start(
                    feed.uri(),
                    realm.uri(),
                    service.uri(),
                    Files.createDirectory(directory.resolve("gw-" + node)),
                    "zugang.limits.redis=" + store,
                    "zugang.limits.patience=" + patience,
                    "management.endpoint.health.show-details=always"));
        }
        for (var gateway : gateways) {
            await().until(() -> gateway.status(request(gateway, BERT)) == 200);
            await().until(() -> gateway.send(gateway.request("/readyz")).statusCode() == 200);
        }
        service.arrived.clear();
    }

    private List<Integer> call(int times) throws Exception {
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < times; i++) {
            var gateway = gateways.get(i % 2);
            calls.add(() -> gateway.status(request(gateway, ANNA)));
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }
        return statuses;
    }

    private static HttpRequest.Builder request(TestGateway gateway, TestUser user) {
        return gateway.request(user, TestTokens.of(user, Instant.now()));
    }
}
