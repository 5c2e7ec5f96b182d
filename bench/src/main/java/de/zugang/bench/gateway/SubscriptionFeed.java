package de.zugang.bench.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.zugang.bench.load.Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a gateway asks of onboarding and of Keycloak, as their contracts say: the subscription feed with long polls, tokens,
 * keys, and the place where usage is reported to. Changes can be made while it runs.
 */
final class SubscriptionFeed implements AutoCloseable {

    private static final int PAGE = 1000;
    private static final Pattern AFTER = Pattern.compile("(?:^|&)after=([0-9]+)");
    private static final Pattern WAIT = Pattern.compile("(?:^|&)waitSeconds=([0-9]+)");

    private final HttpServer server;
    private final UUID epoch = UUID.randomUUID();
    private final AtomicLong reported = new AtomicLong();
    private final TreeMap<Long, Population.User> byRevision = new TreeMap<>();
    private final Map<Integer, Long> revisions = new java.util.HashMap<>();
    private long revision;

    SubscriptionFeed(Population population, Issuer issuer) {
        population.all().forEach(this::change);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/feed/v1/subscriptions", exchange -> send(exchange, 200, page(exchange)));
        server.createContext(
                "/token", exchange -> send(exchange, 200, "{\"access_token\": \"bench\", \"expires_in\": 300}"));
        server.createContext("/certs", exchange -> send(exchange, 200, issuer.keySet()));
        server.createContext("/usage/v1/reports", this::report);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many reports of usage were taken. */
    long reports() {
        return reported.get();
    }

    /** The technical user has changed: a new revision, the same content. */
    synchronized void change(Population.User user) {
        Long before = revisions.put(user.number(), ++revision);
        if (before != null) {
            byRevision.remove(before);
        }
        byRevision.put(revision, user);
        notifyAll();
    }

    private synchronized String page(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        long after = number(AFTER, query);
        long deadline = System.nanoTime() + number(WAIT, query) * 1_000_000_000;
        while (after >= revision && System.nanoTime() < deadline) {
            try {
                wait(100);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        List<Map.Entry<Long, Population.User>> entries = byRevision.tailMap(after, false).entrySet().stream()
                .limit(PAGE)
                .sorted(Comparator.comparingLong(Map.Entry::getKey))
                .toList();
        long reached = entries.isEmpty() ? revision : entries.getLast().getKey();
        return "{\"epoch\": \"%s\", \"revision\": %d, \"hasMore\": %b, \"entries\": [%s]}"
                .formatted(
                        epoch,
                        reached,
                        reached < revision,
                        entries.stream()
                                .map(entry -> entry.getValue().entry(entry.getKey()))
                                .collect(Collectors.joining(",")));
    }

    private static long number(Pattern pattern, String query) {
        var found = pattern.matcher(query);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private void report(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        reported.incrementAndGet();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
