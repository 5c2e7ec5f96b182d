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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** F-58 in short: who keeps a connection busy by being slow is cut off; who is honest is served meanwhile. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowCallersTests {

    private static final Duration DRIP = Duration.ofMillis(150);

    private Surroundings around;

    @SuppressWarnings("NullAway.Init") // start
    SlowCallersTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        around = new Surroundings(
                directory,
                List.of(ANNA.active(1)),
                "zugang.edge.headers=1s",
                "zugang.edge.body-pause=1s",
                "zugang.edge.request=2s",
                "zugang.edge.answer=2s");
    }

    @AfterAll
    void stop() {
        around.close();
    }

    @BeforeEach
    void reset() {
        around.service.answerWithBytes(0);
        around.service.arrived.clear();
    }

    @Test
    void cutsWhoDripsHeaders() throws Exception {
        try (var caller = RawClient.to(around.gateway.port())) {
            caller.say("GET " + TestGateway.PATH + " HTTP/1.1\r\nHost: a\r\n");
            drip(caller, "X-A: b\r\n");
            assertThat(caller.rest()).doesNotContain("HTTP/1.1 200", "[still open]");
        }
        assertThat(around.service.arrived).isEmpty();
        assertServed();
    }

    /** Each part comes in time, the whole does not. */
    @Test
    void cutsWhoDripsABody(CapturedOutput output) throws Exception {
        try (var caller = RawClient.to(around.gateway.port())) {
            caller.say(head("POST", "Content-Length: 1000"));
            drip(caller, "x");
            assertThat(caller.rest()).doesNotContain("HTTP/1.1 200", "[still open]");
        }
        assertServed();
        assertThat(output.getAll()).doesNotContain("ERROR", "AbortedException");
    }

    /** And takes it for no fault of ours, or everybody could call our operators. */
    @Test
    void cutsWhoDripsChunks(CapturedOutput output) throws Exception {
        try (var caller = RawClient.to(around.gateway.port())) {
            caller.say(head("POST", "Transfer-Encoding: chunked"));
            drip(caller, "1\r\nx\r\n");
            assertThat(caller.rest()).doesNotContain("HTTP/1.1 200", "[still open]");
        }
        assertServed();
        assertThat(output.getAll()).contains("Started").doesNotContain("INTERNAL", "ERROR", "AbortedException");
    }

    @Test
    void cutsWhoDoesNotTakeTheAnswer() throws Exception {
        int size = 32 * 1024 * 1024;
        around.service.answerWithBytes(size);
        try (var caller = RawClient.withLittleRoom(around.gateway.port());
                var other = RawClient.to(around.gateway.port())) {
            caller.say(head("GET", "X-A: b"));
            await().until(() -> !around.service.arrived.isEmpty());
            around.service.answerWithBytes(0);
            for (int i = 0; i < 20; i++) {
                other.say(head("GET", "X-A: b"));
                assertThat(other.head()).startsWith("http/1.1 200");
            }
            await().until(() -> caller.trySay("x"), said -> !said);
            assertThat(caller.rest().length()).isLessThan(size);
        }
        assertServed();
    }

    /** One character now and then, until the other side has had enough; the await is the only clock. */
    private static void drip(RawClient caller, String drop) {
        await().pollDelay(DRIP)
                .pollInterval(DRIP)
                .atMost(Duration.ofSeconds(20))
                .until(() -> !caller.trySay(drop) || caller.closed());
    }

    private void assertServed() {
        assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);
    }

    private static String head(String method, String header) throws IOException {
        return method + " " + TestGateway.PATH + " HTTP/1.1\r\nHost: a\r\nOcp-Apim-Subscription-Key: " + ANNA.key()
                + "\r\nAuthorization: Bearer " + TestTokens.of(ANNA, Instant.now()) + "\r\n" + header + "\r\n\r\n";
    }
}
