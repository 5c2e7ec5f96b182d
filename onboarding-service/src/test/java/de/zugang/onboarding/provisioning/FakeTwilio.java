package de.zugang.onboarding.provisioning;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.json.JsonMapper;

/** As much of the provider of text messages as we use: send and list; what it took is kept for the test to see. */
final class FakeTwilio {

    /** What was taken. */
    record Text(String sid, String to, String body, String callback) {}

    /** How the next sending goes wrong. */
    enum Trouble {
        NONE,
        /** Taken, but the answer says 503. */
        TAKEN_BUT_503,
        /** Taken, but the answer never comes. */
        TAKEN_BUT_SILENT,
        /** Not taken: 503. */
        NOT_TAKEN_503,
        TOO_MANY,
        BAD_NUMBER
    }

    private final List<Text> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final JsonMapper json = new JsonMapper();
    private final WireMockServer server;
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private volatile Trouble trouble = Trouble.NONE;

    FakeTwilio() {
        server = new WireMockServer(options().dynamicPort().extensions(new Messages()));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("messages")));
    }

    void register(DynamicPropertyRegistry properties) {
        properties.add("zugang.sms.twilio.base-url", server::baseUrl);
        properties.add("zugang.sms.twilio.read-timeout", () -> "1500ms");
    }

    List<Text> taken() {
        return List.copyOf(taken);
    }

    List<Text> takenFor(String mobile) {
        return taken.stream().filter(text -> text.to().equals(mobile)).toList();
    }

    /** From now on the list says of this one that it did not arrive. */
    void fail(String sid) {
        lost.add(sid);
    }

    /** For one sending; the next ones work again. */
    void next(Trouble nextTrouble) {
        trouble = nextTrouble;
    }

    private final class Messages implements ResponseTransformerV2 {

        @Override
        public String getName() {
            return "messages";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public Response transform(Response response, ServeEvent event) {
            if (event.getRequest().getMethod().value().equals("GET")) {
                String to = event.getRequest().queryParameter("To").firstValue();
                var messages = taken.stream()
                        .filter(text -> text.to().equals(to))
                        .map(FakeTwilio.this::message)
                        .toList();
                return answer(200, Map.of("messages", messages, "page", 0, "page_size", 50));
            }
            Trouble now = trouble;
            trouble = Trouble.NONE;
            return send(now, form(event.getRequest().getBodyAsString()));
        }

        private Response send(Trouble now, Map<String, String> form) {
            if (now == Trouble.NONE || now == Trouble.TAKEN_BUT_503 || now == Trouble.TAKEN_BUT_SILENT) {
                taken.add(new Text(
                        "SM" + "%032x".formatted(number.incrementAndGet()),
                        form.getOrDefault("To", ""),
                        form.getOrDefault("Body", ""),
                        form.getOrDefault("StatusCallback", "")));
            }
            return switch (now) {
                case NONE -> answer(201, message(taken.getLast()));
                case TAKEN_BUT_503, NOT_TAKEN_503 -> error(503, 20503);
                case TAKEN_BUT_SILENT ->
                    Response.Builder.like(error(503, 20503))
                            .incrementInitialDelay(3000)
                            .build();
                case TOO_MANY -> error(429, 20429);
                case BAD_NUMBER -> error(400, 21211);
            };
        }

        private Response error(int status, int code) {
            return answer(status, Map.of("code", code, "message", "no", "more_info", "", "status", status));
        }
    }

    private Response answer(int status, Object body) {
        return Response.response()
                .status(status)
                .headers(HttpHeaders.noHeaders().plus(HttpHeader.httpHeader("Content-Type", "application/json")))
                .body(json.writeValueAsString(body))
                .build();
    }

    private Map<String, Object> message(Text text) {
        String status = lost.contains(text.sid()) ? "failed" : "queued";
        return Map.of("sid", text.sid(), "to", text.to(), "body", text.body(), "status", status);
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
