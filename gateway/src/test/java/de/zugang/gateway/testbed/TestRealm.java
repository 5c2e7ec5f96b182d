package de.zugang.gateway.testbed;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Keycloak as far as the gateway sees it: signing keys and a token for the node itself. */
public final class TestRealm implements AutoCloseable {

    private record Next(int status, String type, String body) {}

    private final TestServer server;
    private final Queue<Next> next = new ConcurrentLinkedQueue<>();

    public final AtomicInteger keyFetches = new AtomicInteger();
    private volatile String jwks = TestTokens.jwks(TestTokens.REALM_KEY.toPublicJWK());

    public TestRealm() {
        server = new TestServer(0, this::answer);
    }

    /** What is answered to the next requests for keys, one each, before it is as usual again. */
    public void answerNext(int status, String type, String body) {
        next.add(new Next(status, type, body));
    }

    public void rotateTo(String keys) {
        jwks = keys;
    }

    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/certs" -> {
                keyFetches.incrementAndGet();
                var odd = next.poll();
                var answer = odd == null ? new Next(200, "application/json", jwks) : odd;
                TestServer.send(exchange, answer.status(), answer.type(), answer.body());
            }
            case "/token" ->
                TestServer.send(
                        exchange, 200, "application/json", "{\"access_token\":\"node-token\",\"expires_in\":300}");
            default -> TestServer.send(exchange, 404, "text/plain", "");
        }
    }
}
