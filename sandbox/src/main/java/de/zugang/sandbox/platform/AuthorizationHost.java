package de.zugang.sandbox.platform;

import de.zugang.sandbox.journey.Http;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands for the system that authorizes payments: hands invented authorization requests of the past 24 hours over to
 * ola-service, as that system would.
 */
record AuthorizationHost(Http http, URI operator) {

    private static final List<String> CUSTOMER_NUMBERS = List.of("0000123456", "0000999999");
    private static final int COUNT = 120;
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int CENTS = 20_000;
    private static final int DECLINED_ONE_IN = 12;
    private static final int KNOWN_IN_DETAIL_FROM = 3;

    /** Hands over a day of requests, the last of a moment ago. */
    void handOver(String token, Instant now) {
        var json = JsonMapper.shared();
        ObjectNode batch = json.createObjectNode();
        batch.put("completeUntil", now.toString());
        ArrayNode requests = batch.putArray("authorizationRequests");
        var random = new Random(now.getEpochSecond());
        for (int i = 0; i < COUNT; i++) {
            Instant at = now.minus(WINDOW.multipliedBy(i).dividedBy(COUNT))
                    .minusSeconds(1)
                    .truncatedTo(ChronoUnit.MILLIS);
            describe(requests.addObject(), i, at, random);
        }
        http.postJson(
                        URI.create(operator + "/operator/v1/authorization-requests"),
                        Map.of("Authorization", "Bearer " + token),
                        json.writeValueAsString(batch))
                .expect(200);
    }

    private static void describe(ObjectNode request, int i, Instant at, Random random) {
        boolean declined = random.nextInt(DECLINED_ONE_IN) == 0;
        var amount = BigDecimal.valueOf(1 + random.nextInt(CENTS), 2);
        request.put("id", "demo-" + at.toEpochMilli() + "-" + i)
                .put("customerId", CUSTOMER_NUMBERS.get(i % CUSTOMER_NUMBERS.size()))
                .put("requestedAt", at.toString())
                .put("result", declined ? "DECLINED" : "APPROVED")
                .put("cardNumber", "************" + (1000 + random.nextInt(9000)));
        if (declined) {
            request.put("declineReason", "LIMIT_EXCEEDED");
        }
        request.putObject("merchant")
                .put("id", "DE-" + (100 + i % 7))
                .put("name", "Autohof Musterstadt " + (1 + i % 7))
                .put("country", "DE");
        request.putObject("amount").put("value", amount).put("currency", "EUR");
        if (!declined && i >= KNOWN_IN_DETAIL_FROM) {
            request.putArray("products")
                    .addObject()
                    .put("code", "DIESEL")
                    .put("name", "Diesel")
                    .put("quantity", BigDecimal.valueOf(1 + random.nextInt(90_000), 3))
                    .put("unit", "l");
        }
    }
}
