package de.zugang.gateway.testbed;

import com.sun.net.httpserver.HttpExchange;
import de.zugang.gateway.subscription.TechnicalUser;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Onboarding's subscription feed, kept to its contract: compacted, long polling, acknowledged by the next poll. */
public final class TestFeed implements AutoCloseable {

    private final TestServer server;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Map<String, TechnicalUser> users = new LinkedHashMap<>();
    private UUID epoch = UUID.randomUUID();
    private long revision;
    private long acknowledged;
    private int polls;

    public TestFeed() {
        server = new TestServer(0, this::answer);
    }

    public synchronized void publish(TechnicalUser user) {
        users.remove(user.name());
        users.put(user.name(), user);
        revision = Math.max(revision + 1, user.revision());
        notifyAll();
    }

    public synchronized void restoreWithNewEpoch(TechnicalUser... everyone) {
        epoch = UUID.randomUUID();
        users.clear();
        revision = 0;
        for (var user : everyone) {
            publish(user);
        }
    }

    public synchronized long revision() {
        return revision;
    }

    public synchronized long acknowledged() {
        return acknowledged;
    }

    public synchronized int polls() {
        return polls;
    }

    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!"Bearer node-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            TestServer.send(exchange, 401, "application/problem+json", "{}");
            return;
        }
        var query =
                UriComponentsBuilder.fromUri(exchange.getRequestURI()).build().getQueryParams();
        TestServer.send(
                exchange,
                200,
                "application/json",
                page(
                        query.getFirst("epoch"),
                        query.getFirst("after"),
                        query.getFirst("applied"),
                        query.getFirst("waitSeconds")));
    }

    private synchronized String page(
            @Nullable String held, @Nullable String after, @Nullable String applied, @Nullable String wait) {
        polls++;
        long from = after == null ? 0 : Long.parseLong(after);
        if (epoch.toString().equals(held)) {
            acknowledged = applied == null ? 0 : Long.parseLong(applied);
            await(from, wait == null ? 0 : Long.parseLong(wait));
        }
        var entries = users.values().stream()
                .filter(user -> !epoch.toString().equals(held) || user.revision() > from)
                .map(TestFeed::entry)
                .toList();
        return JSON.writeValueAsString(
                Map.of("epoch", epoch, "revision", revision, "hasMore", false, "entries", entries));
    }

    private synchronized void await(long from, long seconds) {
        var began = epoch;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try {
            while (epoch.equals(began) && revision <= from && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> entry(TechnicalUser user) {
        var plan = new HashMap<String, Object>();
        plan.put("name", user.plan().name());
        plan.put("requestsPerMinute", user.plan().requestsPerMinute());
        plan.put("requestsPerDay", user.plan().requestsPerDay());
        var entry = new HashMap<String, Object>();
        entry.put("technicalUser", user.name());
        entry.put("clientId", user.clientId());
        entry.put("revision", user.revision());
        entry.put("state", user.state());
        entry.put("mainCustomerNumber", user.mainCustomerNumber());
        entry.put("customerNumbers", user.customerNumbers());
        entry.put("entitlements", user.entitlements());
        entry.put("plan", plan);
        entry.put("allowedNetworks", user.allowedNetworks());
        entry.put("secretHash", user.secretHash());
        var former = user.formerClient();
        if (former != null) {
            entry.put(
                    "formerClient",
                    Map.of(
                            "clientId",
                            former.clientId(),
                            "secretHash",
                            former.secretHash(),
                            "notAfter",
                            former.notAfter().toString()));
        }
        entry.put("keys", user.keys().stream().map(TestFeed::key).toList());
        return entry;
    }

    private static Map<String, Object> key(TechnicalUser.Key key) {
        var entry = new HashMap<String, Object>(Map.of("slot", key.slot(), "hash", key.hash()));
        if (key.notAfter() != null) {
            entry.put("notAfter", key.notAfter().toString());
        }
        return entry;
    }
}
