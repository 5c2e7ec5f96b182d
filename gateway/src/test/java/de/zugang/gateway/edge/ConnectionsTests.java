package de.zugang.gateway.edge;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.RawClient;
import de.zugang.gateway.testbed.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F-59 in short: there are never more connections than may be, and whoever holds them keeps nobody out. */
class ConnectionsTests {

    private static final String BEGINNING = "GET /livez HTTP/1.1\r\nHost: a\r\nX-A: ";
    private static final String REST = "b\r\n\r\n";

    private final List<RawClient> held = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path directory;

    private Surroundings around;

    @SuppressWarnings("NullAway.Init") // start
    ConnectionsTests() {}

    @BeforeEach
    void start() {
        around = new Surroundings(
                directory,
                List.of(ANNA.active(1)),
                "zugang.edge.connections=40",
                "zugang.edge.connections-per-address=30",
                "zugang.edge.headers=10s",
                "zugang.edge.body-pause=400ms");
    }

    @AfterEach
    void stop() throws IOException {
        for (var client : held) {
            client.close();
        }
        around.close();
    }

    @Test
    void closesWhatIsBeyondTheNumberOfAnAddressAndServesTheOthers() throws Exception {
        hold("127.0.0.2", 30, BEGINNING);
        assertThat(open()).isEqualTo(30);

        try (var tooMany = RawClient.from("127.0.0.2", around.gateway.port())) {
            assertThat(tooMany.rest()).as("no room: closed without an answer").isEmpty();
        }

        assertThat(around.gateway.status(around.good(ANNA)))
                .as("from another address")
                .isEqualTo(200);
        var last = held.getLast();
        assertThat(last.say(REST).head()).as("who was in is served").startsWith("http/1.1 200");
    }

    @Test
    void closesIdleOnesToMakeRoomForWhoeverComes() throws Exception {
        hold("127.0.0.2", 200, "");

        await().until(() -> open() <= 30);
        for (int i = 0; i < 10; i++) {
            assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);
        }
        await().untilAsserted(() -> {
            try (var sameAddress = RawClient.from("127.0.0.2", around.gateway.port())) {
                assertThat(sameAddress.say(BEGINNING + REST).head())
                        .as("an idle one gives way")
                        .startsWith("http/1.1 200");
            }
        });
    }

    @Test
    void holdsTheTotalHoweverManyAddressesThereAre() throws Exception {
        hold("127.0.0.2", 20, BEGINNING);
        hold("127.0.0.3", 40, BEGINNING);

        await().until(() -> open() <= 40);
        for (var client : held) {
            client.close();
        }
        await().untilAsserted(() ->
                assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200));
    }

    @Test
    void holdsTheTotalWhenAllComeAtOnce() throws Exception {
        var together = new CyclicBarrier(12);
        var callers = IntStream.range(0, 12)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    together.await();
                    hold("127.0.0." + (2 + i % 3), 8, BEGINNING);
                    return true;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var called : threads.invokeAll(callers)) {
                assertThat(called.get()).isTrue();
            }
        }

        assertThat(held).hasSize(96);
        await().until(() -> open() <= 40);
        assertThat(open()).as("and all places are taken").isEqualTo(40);
    }

    private void hold(String address, int count, String said) throws IOException {
        for (int i = 0; i < count; i++) {
            var client = RawClient.from(address, around.gateway.port());
            held.add(client);
            client.trySay(said);
        }
    }

    private long open() throws IOException {
        int open = 0;
        for (var client : held) {
            open += client.closed() ? 0 : 1;
        }
        return open;
    }
}
