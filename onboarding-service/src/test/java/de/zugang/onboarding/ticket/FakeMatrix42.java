package de.zugang.onboarding.ticket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of Matrix42 as we use, on the documented wire format and with its oddities. */
final class FakeMatrix42 implements AutoCloseable {

    static final String API_TOKEN = "api-token";
    static final String CATEGORY = "3f0f6c1a-0000-4000-8000-000000000001";

    private static final Pattern WHERE =
            Pattern.compile("(\\[?[A-Za-z().-]+\\]?(?:\\.[A-Za-z]+)?) (=|LIKE) '?%?([^'%]*)%?'?");
    private static final List<String> DEFINITIONS = List.of("spsactivityclassbase", "spscommonclassbase");

    /** One ticket and what became of it. */
    static final class Ticket {
        final String objectId = UUID.randomUUID().toString();
        final String fragmentId = UUID.randomUUID().toString();
        final List<String> journal = new CopyOnWriteArrayList<>();
        String number = "";
        String subject = "";
        String description = "";
        String category = CATEGORY;
        int state = 100;
        int closings;
        int reason;
    }

    final Map<String, Ticket> tickets = new LinkedHashMap<>();
    final AtomicInteger exchanges = new AtomicInteger();
    final List<String> trouble = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;
    private final Set<String> accessTokens = ConcurrentHashMap.newKeySet();
    private volatile int firstPage = 1;
    private volatile boolean silentAfterCreate;
    private volatile boolean apiTokenExpired;
    private volatile String lifeTime = "2099-01-01T00:00:00Z";

    FakeMatrix42() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/m42Services", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/m42Services";
    }

    synchronized Ticket add(String description) {
        var ticket = new Ticket();
        ticket.number = "TCK%05d".formatted(number.incrementAndGet());
        ticket.description = description;
        tickets.put(ticket.objectId, ticket);
        return ticket;
    }

    /** The next ticket is opened, but the connection ends without an answer. */
    void staysSilentAfterTheNextCreate() {
        silentAfterCreate = true;
    }

    void expireApiToken(boolean expired) {
        apiTokenExpired = expired;
    }

    /** The vendor does not say which it is. */
    void countsPagesFrom(int number) {
        firstPage = number;
    }

    /** Whatever token is out there is not accepted any more. */
    void endAccessToken() {
        accessTokens.clear();
    }

    void tokensLiveUntil(String when) {
        lifeTime = when;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path =
                    exchange.getRequestURI().getPath().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            if (!type.equalsIgnoreCase("application/json;charset=UTF-8")) {
                refuse(exchange, 415, "content type " + type);
            } else if (path.endsWith("/api/apitoken/generateaccesstokenfromapitoken")) {
                exchange(exchange, bearer);
            } else if (bearer.equals("Bearer " + API_TOKEN)) {
                refuse(exchange, 406, "a token that was not exchanged");
            } else if (!accessTokens.contains(bearer.replaceFirst("^Bearer ", ""))) {
                send(exchange, 401, "\"no\"");
            } else {
                serve(exchange, path, body);
            }
        }
    }

    private void exchange(HttpExchange exchange, String bearer) throws IOException {
        exchanges.incrementAndGet();
        if (apiTokenExpired || !bearer.equals("Bearer " + API_TOKEN)) {
            send(exchange, 200, "null");
            return;
        }
        String accessToken = UUID.randomUUID().toString();
        accessTokens.add(accessToken);
        send(exchange, 200, json.writeValueAsString(Map.of("RawToken", accessToken, "LifeTime", lifeTime)));
    }

    private void serve(HttpExchange exchange, String path, String body) throws IOException {
        String method = exchange.getRequestMethod();
        if (path.contains("/api/data/fragments/")) {
            String definition = path.substring(path.lastIndexOf('/') + 1);
            if (!DEFINITIONS.contains(definition)) {
                refuse(exchange, 500, "definition " + definition);
            } else if (method.equals("PUT")) {
                update(exchange, json.readTree(body));
            } else {
                send(exchange, 200, json.writeValueAsString(found(query(exchange))));
            }
        } else if (path.endsWith("/api/ticket/create")) {
            create(exchange, json.readTree(body));
        } else if (path.endsWith("/api/journal/add")) {
            var entry = json.readTree(body);
            ticket(entry.path("ObjectId").asString())
                    .journal
                    .add(entry.path("Comments").asString());
            send(exchange, 200, "{\"JournalId\":\"" + UUID.randomUUID() + "\"}");
        } else if (path.endsWith("/api/ticket/close")) {
            close(exchange, json.readTree(body));
        } else {
            refuse(exchange, 404, path);
        }
    }

    private void create(HttpExchange exchange, JsonNode wish) throws IOException {
        Ticket ticket = add(wish.path("Description").asString());
        ticket.subject = wish.path("Subject").asString();
        ticket.category = wish.path("Category").asString();
        ticket.state = wish.path("State").asInt();
        if (!String.valueOf(exchange.getRequestURI().getQuery()).equals("activityType=6")) {
            trouble.add("activity type " + exchange.getRequestURI().getQuery());
        }
        if (silentAfterCreate) {
            silentAfterCreate = false;
            return; // closed without an answer
        }
        send(exchange, 200, "\"" + ticket.objectId + "\"");
    }

    private void update(HttpExchange exchange, JsonNode change) throws IOException {
        if (change.has("TimeStamp")) {
            refuse(exchange, 500, "a stale TimeStamp");
            return;
        }
        tickets.values().stream()
                .filter(ticket -> ticket.fragmentId.equals(change.path("ID").asString()))
                .forEach(ticket -> ticket.state = change.path("State").asInt());
        send(exchange, 200, "null");
    }

    private void close(HttpExchange exchange, JsonNode wish) throws IOException {
        for (JsonNode id : wish.path("ObjectIds")) {
            Ticket ticket = ticket(id.asString());
            ticket.state = 204;
            ticket.closings++;
            ticket.reason = wish.path("Reason").asInt();
        }
        send(exchange, 200, "null");
    }

    private Ticket ticket(String objectId) {
        return tickets.getOrDefault(objectId, new Ticket());
    }

    /** Nothing that fits is null, as a missing fragment is. */
    private Object found(Map<String, String> query) {
        String where = query.getOrDefault("where", "");
        int size = Integer.parseInt(query.getOrDefault("pagesize", "1000000"));
        int page = query.containsKey("pagenumber") ? Integer.parseInt(query.get("pagenumber")) - firstPage : 0;
        Predicate<Ticket> fits = ticket -> true;
        for (String part : where.split(" AND ", -1)) {
            Matcher condition = WHERE.matcher(part);
            if (!condition.matches()) {
                trouble.add("condition " + part);
                continue;
            }
            fits = fits.and(fits(condition.group(1), condition.group(3)));
        }
        var rows = tickets.values().stream()
                .filter(fits)
                .skip((long) page * size)
                .limit(size)
                .map(ticket -> Map.of(
                        "ID", ticket.fragmentId,
                        "ObjectId", ticket.objectId,
                        "TicketNumber", ticket.number,
                        "Subject", ticket.subject,
                        "DescriptionHTML", ticket.description,
                        "State", ticket.state))
                .toList();
        return rows.isEmpty() ? json.getNodeFactory().nullNode() : rows;
    }

    private static Predicate<Ticket> fits(String column, String value) {
        return switch (column) {
            case "Category" -> ticket -> ticket.category.equals(value);
            case "T(SPSCommonClassBase).State" ->
                ticket -> String.valueOf(ticket.state).equals(value);
            case "Subject" -> ticket -> ticket.subject.contains(value);
            case "[Expression-ObjectID]" -> ticket -> ticket.objectId.equals(value);
            default -> ticket -> false;
        };
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new LinkedHashMap<String, String>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private void refuse(HttpExchange exchange, int status, String why) throws IOException {
        trouble.add(status + ": " + why);
        send(exchange, status, "{\"Message\":\"An error has occurred.\"}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
