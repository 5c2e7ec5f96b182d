package de.zugang.ola.testing;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What an authorization host would send. */
public final class Events {

    private static final String PRODUCTS = ",\"products\":[{\"code\":\"DIESEL\",\"quantity\":51.2,\"unit\":\"l\"}]";

    private Events() {}

    public static String event(String id, String customerNumber, Instant requestedAt) {
        return event(id, customerNumber, requestedAt.toString(), "83.25", "");
    }

    public static String eventWithProducts(String id, String customerNumber, Instant requestedAt) {
        return event(id, customerNumber, requestedAt.toString(), "83.25", PRODUCTS);
    }

    public static String event(String id, String customerNumber, String requestedAt, String value, String more) {
        return """
                {"id":"%s","customerId":"%s","requestedAt":"%s","result":"APPROVED","cardNumber":"************1234",\
                "merchant":{"id":"DE-4711","name":"Autohof <b>Müller</b>","country":"DE"},\
                "amount":{"value":%s,"currency":"EUR"}%s}""".formatted(id, customerNumber, requestedAt, value, more);
    }

    public static String batch(String... events) {
        return "{\"authorizationRequests\":" + list(events) + "}";
    }

    public static String batchUntil(Instant completeUntil, String... events) {
        return "{\"completeUntil\":\"" + completeUntil + "\",\"authorizationRequests\":" + list(events) + "}";
    }

    private static String list(String... events) {
        return Arrays.stream(events).collect(Collectors.joining(",", "[", "]"));
    }
}
