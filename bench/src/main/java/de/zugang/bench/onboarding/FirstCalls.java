package de.zugang.bench.onboarding;

import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Received;
import de.zugang.sandbox.journey.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** One order after the other: until both messages have left, and until the first call with what they bring is answered 200. */
final class FirstCalls {

    private static final String CUSTOMER = "0000123456";
    private static final String UNIT = "/billingunits/100001/residentialunits/0399/on-site-roles";
    private static final long BETWEEN_LOOKS_NANOS = 10_000_000;
    private static final long LIMIT_NANOS = 60_000_000_000L;
    private static final double MINUTE = 60_000;

    private final Endpoints endpoints;
    private final StaffTokens staff;
    private final Http http = new Http();
    private final List<Double> messages = new ArrayList<>();
    private final List<Double> calls = new ArrayList<>();

    FirstCalls(Endpoints endpoints, StaffTokens staff) {
        this.endpoints = endpoints;
        this.staff = staff;
    }

    Section measure(int count) {
        var received = new Received(http, endpoints.outbox());
        var onboarding = new Onboarding(http, endpoints.desk(), received);
        for (int number = 0; number < count; number++) {
            // a number that ends in 0009 is one that the simulated phone never answers at
            var form = new OrderForm(
                    "Messung " + number + " GmbH",
                    CUSTOMER,
                    "erst-" + number + "@messung.example",
                    "+49151200%04d1".formatted(number),
                    "de");
            long began = System.nanoTime();
            String order = onboarding.place(staff.token(), form);
            JsonNode done = awaitDone(http, endpoints, staff, order);
            TechnicalUser user = onboarding.awaitCredentials(form);
            firstCall(user);
            calls.add((System.nanoTime() - began) / 1e6);
            messages.add(millis(done));
        }
        return section(count);
    }

    /** Looks often enough that looking adds little. */
    static JsonNode awaitDone(Http http, Endpoints endpoints, StaffTokens staff, String order) {
        long limit = System.nanoTime() + LIMIT_NANOS;
        URI uri = URI.create(endpoints.desk() + "/onboarding/v1/orders/" + order);
        while (true) {
            JsonNode now = http.get(uri, staff.bearer()).expect(200).json();
            if (now.path("state").asString().equals("DONE")) {
                return now;
            }
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("order " + order + " was not done in time: " + now.path("state"));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private void firstCall(TechnicalUser user) {
        String token = new Tokens(http, endpoints.token()).technicalUser(user);
        http.get(
                        URI.create(endpoints.gateway() + path()),
                        Credentials.bearer(user.subscriptionKey(), token).headers())
                .expect(200);
    }

    private String path() {
        return endpoints.osr() + UNIT;
    }

    private static double millis(JsonNode order) {
        Instant approved = Instant.parse(order.path("approvedAt").asString());
        Instant sent = order.path("steps")
                .valueStream()
                .filter(step -> step.path("name").asString().equals("TEXT_MESSAGE"))
                .map(step -> Instant.parse(step.path("doneAt").asString()))
                .findFirst()
                .orElseThrow();
        return Duration.between(approved, sent).toNanos() / 1e6;
    }

    private Section section(int count) {
        var figures = new ArrayList<Figure>();
        figures.addAll(Percentiles.of("approval until both messages were taken", messages, MINUTE));
        figures.addAll(Percentiles.of("order sent until the first call was answered 200", calls, MINUTE));
        return new Section(
                "From approval to the first call",
                List.of(
                        count
                                + " orders, one after the other, on the whole platform on this machine: PostgreSQL with fsync, Keycloak, mail"
                                + " server and phone of the sandbox, two gateways.",
                        "Messages: by onboarding-service's clock, from the approval until the provider had taken the text message, the last to"
                                + " leave. First call: from before the order was sent until a call with the new key and token came back"
                                + " with 200; a program that looks every 10 to 50 ms stands for the customer."),
                figures);
    }
}
