package de.zugang.gateway.edge;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.RawClient;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * F-58, F-59, F-63 with many callers on the loopback interface: a few hundred in every run, as many as the rows ask for with
 * {@code -Dattack.sockets=10000 -Dattack.slow=2000 -Dattack.bodies=200 -Dattack.megabytes=1024} (see CONTRIBUTING.md).
 * Everything is bounded by number and ends with the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyCallersTests {

    private static final int SOCKETS = Integer.getInteger("attack.sockets", 300);
    private static final int SLOW = Integer.getInteger("attack.slow", 100);
    private static final int BODIES = Integer.getInteger("attack.bodies", 16);
    private static final int MEGABYTES = Integer.getInteger("attack.megabytes", 16);
    private static final int CONNECTIONS = SOCKETS / 2;
    private static final int ADDRESSES = 10;
    private static final String CHUNK = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

    private final List<RawClient> held = new ArrayList<>();
    private Surroundings around;

    @SuppressWarnings("NullAway.Init") // start
    ManyCallersTests() {}

    @BeforeEach
    void start(@TempDir Path directory) {
        around = new Surroundings(
                directory,
                List.of(ANNA.active(1)),
                "zugang.edge.connections=" + CONNECTIONS,
                "zugang.edge.headers=2s",
                "zugang.edge.body-pause=2s",
                "zugang.edge.request=3s");
    }

    @AfterEach
    void stop() throws IOException {
        for (var client : held) {
            client.close();
        }
        held.clear();
        around.close();
    }

    @Test
    void letHonestOnesConnectWhileThousandsOnlyHoldConnections() throws Exception {
        for (int i = 0; i < SOCKETS; i++) {
            held.add(RawClient.from("127.0.1." + (1 + i % ADDRESSES), around.gateway.port()));
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> open() <= CONNECTIONS);

        for (int i = 0; i < 50; i++) {
            assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);
        }
    }

    @Test
    void serveHonestOnesWhileManyAreSlowAndCutThese() throws Exception {
        long before = slowest();
        for (int i = 0; i < SLOW; i++) {
            var caller = RawClient.from("127.0.1." + (1 + i % ADDRESSES), around.gateway.port());
            held.add(caller);
            caller.trySay(i % 2 == 0 ? "GET /x HTTP/1.1\r\nHost: a\r\nX-A: " : head("Content-Length: 1000"));
        }

        long during = slowest();

        System.out.printf(
                "slow callers: %d, slowest of 99 %% of honest calls %.1f ms before, %.1f ms during%n",
                SLOW, before / 1e6, during / 1e6);
        await().atMost(Duration.ofSeconds(60)).until(() -> open() == 0);
        assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);
    }

    @Test
    void areAllToldThatTheirEndlessBodiesAreTooLarge() throws Exception {
        var calls = new ArrayList<Callable<String>>();
        for (int i = 0; i < BODIES; i++) {
            calls.add(this::sendWithoutEnd);
        }
        try (var threads = Executors.newFixedThreadPool(Math.min(BODIES, 32))) {
            for (var told : threads.invokeAll(calls)) {
                assertThat(told.get()).startsWith("http/1.1 413");
            }
        }
        assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);
    }

    private String sendWithoutEnd() throws IOException {
        try (var caller = RawClient.to(around.gateway.port())) {
            caller.say(head("Transfer-Encoding: chunked"));
            int chunks = MEGABYTES * 16;
            while (chunks > 0 && !caller.answered() && caller.trySay(CHUNK)) {
                chunks--;
            }
            return caller.head();
        }
    }

    /** Of a hundred calls in turn, in nanoseconds. */
    private long slowest() {
        var nanos = new long[100];
        for (int i = 0; i < nanos.length; i++) {
            long began = System.nanoTime();
            assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return nanos[98];
    }

    /** Looking at one that is open takes a millisecond and more, so at many of them at once. */
    private long open() throws Exception {
        try (var threads = Executors.newFixedThreadPool(64)) {
            long open = 0;
            for (var closed : threads.invokeAll(held.stream()
                    .<Callable<Boolean>>map(client -> client::closed)
                    .toList())) {
                open += closed.get() ? 0 : 1;
            }
            return open;
        }
    }

    private static String head(String header) {
        return "POST " + TestGateway.PATH + " HTTP/1.1\r\nHost: a\r\nOcp-Apim-Subscription-Key: " + ANNA.key()
                + "\r\nAuthorization: Bearer " + TestTokens.of(ANNA, Instant.now()) + "\r\n" + header + "\r\n\r\n";
    }
}
