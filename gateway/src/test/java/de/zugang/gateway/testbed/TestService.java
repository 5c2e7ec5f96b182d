package de.zugang.gateway.testbed;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A service behind the gateway: remembers what reached it. */
public final class TestService implements AutoCloseable {

    private final TestServer server;

    /** One request as it arrived. */
    public record Arrived(String method, String uri, Headers headers, String body) {}

    public final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile long delayMillis;
    private volatile int bytes;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public TestService() {
        this(0);
    }

    public TestService(int port) {
        server = new TestServer(port, this::answer);
    }

    public void answerWith(int newStatus) {
        status = newStatus;
    }

    public void answerAfterMillis(long millis) {
        delayMillis = millis;
    }

    /** From now on requests arrive and wait, until they are released. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void release() {
        gate.countDown();
    }

    /** So many bytes, that no socket's buffer takes them all. */
    public void answerWithBytes(int count) {
        bytes = count;
    }

    public int port() {
        return server.port();
    }

    public Arrived last() {
        return arrived.getLast();
    }

    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        release();
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        arrived.add(new Arrived(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        LockSupport.parkNanos(delayMillis * 1_000_000);
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseHeaders().set("X-Request-Id", "of-the-service");
        exchange.getResponseHeaders().set("Server", "secret-server/1.0");
        String answer = bytes == 0 ? "{\"hello\":true}" : "\"" + "x".repeat(bytes) + "\"";
        TestServer.send(exchange, status, "application/json", answer);
    }
}
