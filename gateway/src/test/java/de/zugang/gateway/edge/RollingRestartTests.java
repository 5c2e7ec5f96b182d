package de.zugang.gateway.edge;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F-66: two gateways are restarted one after the other under 100 requests a second, half of them POSTs, behind a balancer that
 * looks at readiness. One round in every run; the row's ten with {@code -Drolling.rounds=10}.
 */
class RollingRestartTests {

    private static final int ROUNDS = Integer.getInteger("rolling.rounds", 1);
    private static final int PAUSE_MILLIS = 10;
    private static final int PROBE_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Nodes that may be sent requests. */
    private final List<TestGateway> ready = new CopyOnWriteArrayList<>();

    /** All nodes, by number. */
    private final ConcurrentMap<Integer, TestGateway> nodes = new ConcurrentSkipListMap<>();

    /** Renewed now and then, as a caller does: a signature for each request would be most of the work of this machine. */
    private volatile String token = TestTokens.of(ANNA, Instant.now());

    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    @Test
    void losesNoRequestAndBreaksNoConnection() {
        try (var realm = new TestRealm();
                var feed = new TestFeed();
                var service = new TestService();
                var callers = Executors.newVirtualThreadPerTaskExecutor();
                var clocks = Executors.newScheduledThreadPool(2)) {
            feed.publish(ANNA.withPlan(60_000, null));
            for (int node = 0; node < 2; node++) {
                nodes.put(node, start(node, realm, feed, service));
            }
            var _ = clocks.scheduleWithFixedDelay(this::probe, 0, PROBE_MILLIS, TimeUnit.MILLISECONDS);
            await().atMost(PATIENCE).until(() -> ready.size() == 2);
            var _ = clocks.scheduleAtFixedRate(
                    () -> callers.execute(this::call), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);

            for (int i = 0; i < ROUNDS * 2; i++) {
                int node = i % 2;
                int before = answered.get();
                await().atMost(PATIENCE).until(() -> ready.size() == 2 && answered.get() > before + 50);
                var leaving = nodes.get(node);
                assertThat(leaving).isNotNull();
                token = TestTokens.of(ANNA, Instant.now());
                leaving.close();
                nodes.put(node, start(node, realm, feed, service));
            }
            await().atMost(PATIENCE).until(() -> ready.size() == 2);
            clocks.shutdownNow();
        } finally {
            nodes.values().forEach(TestGateway::close);
        }

        System.out.printf("rolling restart: %d restarts, %d answers%n", ROUNDS * 2, answered.get());
        assertThat(failed).isEmpty();
        assertThat(answered).hasValueGreaterThan(100 * ROUNDS);
    }

    private TestGateway start(int node, TestRealm realm, TestFeed feed, TestService service) {
        return TestGateway.startApart(
                feed.uri(), realm.uri(), service.uri(), directory.resolve("node-" + node), "zugang.edge.drain=5s");
    }

    private void probe() {
        ready.removeIf(node -> !nodes.containsValue(node) || !isReady(node));
        for (var node : nodes.values()) {
            if (!ready.contains(node) && isReady(node)) {
                ready.add(node);
            }
        }
    }

    private static boolean isReady(TestGateway node) {
        try {
            return answersReady(node);
        } catch (RuntimeException missed) {
            return isReadyAfterAll(node); // as a balancer, that takes no node out for one miss
        }
    }

    private static boolean isReadyAfterAll(TestGateway node) {
        try {
            return answersReady(node);
        } catch (RuntimeException gone) {
            return false;
        }
    }

    private static boolean answersReady(TestGateway node) {
        return node.status(node.request("/readyz")) == 200;
    }

    private void call() {
        int number = answered.get();
        try {
            var some = List.copyOf(ready);
            var node = some.get(number % some.size());
            var request = node.request(ANNA, token);
            int status = node.status(number % 4 < 2 ? request : request.POST(BodyPublishers.ofString("{}")));
            if (status != 200) {
                failed.add("answer " + status);
            }
        } catch (RuntimeException broken) {
            failed.add(String.valueOf(broken));
        }
        answered.incrementAndGet();
    }
}
