package de.zugang.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.zugang.gateway.testbed.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class FetchedNodeTokenTests {

    private static final int LIFE_SECONDS = 300;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T12:00:00Z"));
    private volatile int status = 200;
    private volatile boolean stalls;
    private HttpServer keycloak;
    private FetchedNodeToken token;

    @BeforeEach
    void start() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        keycloak.createContext("/", this::answer);
        keycloak.start();
        var url = URI.create("http://127.0.0.1:" + keycloak.getAddress().getPort() + "/token");
        token = new FetchedNodeToken(
                RestClient.create(),
                new FeedProperties(
                        url, "gateway", url, "gateway", "secret", Duration.ofSeconds(10), Duration.ofSeconds(2)),
                clock);
    }

    @AfterEach
    void stop() {
        slow.countDown();
        keycloak.stop(0);
    }

    @Test
    void isFetchedOnceInTheFirstHalfOfItsLife() {
        assertThat(token.value()).isEqualTo("token-1");
        clock.turn(Duration.ofSeconds(LIFE_SECONDS / 2 - 1));

        assertThat(token.value()).isEqualTo("token-1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void nobodyWaitsForTheNextOneWhileThePresentOneIsGood() throws InterruptedException {
        token.value();
        stalls = true;
        clock.turn(Duration.ofSeconds(LIFE_SECONDS / 2));

        assertThat(token.value()).isEqualTo("token-1");
        assertThat(token.value()).isEqualTo("token-1");

        slow.countDown();
        awaitToken("token-2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void thePresentOneGoesOnWhileKeycloakRefuses() throws InterruptedException {
        token.value();
        status = 503;
        clock.turn(Duration.ofSeconds(LIFE_SECONDS / 2));
        token.value();
        awaitAsked(2);

        assertThat(token.value()).isEqualTo("token-1");
    }

    @Test
    void withoutAGoodOneTheFailureIsTold() {
        token.value();
        status = 503;
        clock.turn(Duration.ofSeconds(LIFE_SECONDS));

        assertThatThrownBy(token::value).hasMessageContaining("503");
    }

    @Test
    void aForgottenOneIsNotUsedAgain() {
        token.value();
        token.forget();

        assertThat(token.value()).isEqualTo("token-2");
    }

    private void awaitToken(String expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!token.value().equals(expected) && System.nanoTime() < deadline) {
            new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        }
        assertThat(token.value()).isEqualTo(expected);
    }

    private void awaitAsked(int times) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (asked.get() < times && System.nanoTime() < deadline) {
            new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        }
        assertThat(asked).hasValue(times);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = asked.incrementAndGet();
        if (stalls) {
            try {
                slow.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] body = "{\"access_token\": \"token-%d\", \"expires_in\": %d}"
                .formatted(number, LIFE_SECONDS)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
