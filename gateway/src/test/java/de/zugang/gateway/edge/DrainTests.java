package de.zugang.gateway.edge;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.RawClient;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is told to stop finishes what it has begun, says so on every connection, and is gone then. */
class DrainTests {

    private static final String PROBE = "GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void finishesWhatIsUnderWayAndAnnouncesItsEnd(@TempDir Path directory) throws Exception {
        try (var around = new Surroundings(directory, List.of(ANNA.active(1)), "zugang.edge.drain=5s");
                var underWay = RawClient.to(around.gateway.port());
                var idle = RawClient.to(around.gateway.port());
                var kept = RawClient.to(around.gateway.port())) {
            int port = around.gateway.port();
            idle.say(PROBE);
            assertThat(idle.head()).startsWith("http/1.1 200").doesNotContain("connection: close");
            around.service.hold();
            underWay.say(request());
            await().until(() -> around.service.arrived.size() == 1);
            kept.say("GET /readyz HTTP/1.1\r\nHost: a\r\n");

            var end = CompletableFuture.runAsync(around.gateway::close);

            await().until(() -> refuses(port));
            kept.say("\r\n");
            assertThat(kept.head())
                    .as("readiness is down, and this was the last answer here")
                    .startsWith("http/1.1 503")
                    .contains("connection: close");
            assertThat(kept.rest()).isEmpty();
            assertThat(idle.rest())
                    .as("who waits for a next request is sent away, at the end")
                    .isEmpty();
            around.service.release();
            assertThat(underWay.rest())
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("connection: close")
                    .contains("hello");
            end.join();
            assertThat(accepts(port)).isFalse();
        }
    }

    private static boolean refuses(int port) {
        try (var probe = RawClient.to(port)) {
            probe.say(PROBE);
            return probe.head().startsWith("http/1.1 503");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static boolean accepts(int port) {
        try (var late = RawClient.to(port)) {
            return late.trySay(PROBE) && !late.head().isEmpty();
        } catch (IOException refused) {
            return false;
        }
    }

    private static String request() {
        return "GET " + TestGateway.PATH + " HTTP/1.1\r\nHost: a\r\nOcp-Apim-Subscription-Key: " + ANNA.key()
                + "\r\nAuthorization: Bearer " + TestTokens.of(ANNA, Instant.now()) + "\r\n\r\n";
    }
}
