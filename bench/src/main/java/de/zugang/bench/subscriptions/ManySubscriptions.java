package de.zugang.bench.subscriptions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The subscription feed of an onboarding with so many technical users, and a realm, as their contracts say. Each has three
 * customer numbers, two keys, and a secret. Nothing is kept: entries are made when they are asked for.
 */
final class ManySubscriptions implements AutoCloseable {

    private static final int PAGE = 1000;
    private static final Pattern AFTER = Pattern.compile("(?:^|&)after=([0-9]+)");
    private static final Pattern WAIT = Pattern.compile("(?:^|&)waitSeconds=([0-9]+)");

    private final HttpServer server;
    private final UUID epoch = UUID.randomUUID();
    private final long users;

    ManySubscriptions(long users) {
        this.users = users;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/feed/v1/subscriptions", exchange -> send(exchange, page(exchange)));
        server.createContext(
                "/token", exchange -> send(exchange, "{\"access_token\": \"bench\", \"expires_in\": 300}"));
        server.createContext("/certs", exchange -> send(exchange, "{\"keys\": []}"));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String page(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        long after = number(AFTER, query);
        long reached = Math.min(users, after + PAGE);
        if (after == users) {
            pause(number(WAIT, query));
        }
        String entries = LongStream.rangeClosed(after + 1, reached)
                .mapToObj(ManySubscriptions::entry)
                .collect(Collectors.joining(","));
        return "{\"epoch\": \"%s\", \"revision\": %d, \"hasMore\": %b, \"entries\": [%s]}"
                .formatted(epoch, reached, reached < users, entries);
    }

    private static void pause(long seconds) {
        try {
            Thread.sleep(seconds * 1000);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static long number(Pattern pattern, String query) {
        var found = pattern.matcher(query);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static String entry(long user) {
        return """
                {"technicalUser": "tu-muster-hausverwaltung-%07d", "clientId": "zgc-%016x", "revision": %d, "state": "ACTIVE",
                 "mainCustomerNumber": "%010d", "customerNumbers": ["%010d", "%010d", "%010d"], "entitlements": [],
                 "plan": {"name": "standard", "requestsPerMinute": 6000}, "secretHash": "%s",
                 "keys": [{"slot": "PRIMARY", "hash": "%s"}, {"slot": "SECONDARY", "hash": "%s"}]}
                """.formatted(
                        user,
                        user,
                        user,
                        user,
                        user,
                        user + 10_000_000,
                        user + 20_000_000,
                        hash(user, 0),
                        hash(user, 1),
                        hash(user, 2));
    }

    private static String hash(long user, int which) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(12).putLong(user).putInt(which).flip());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
