package de.zugang.bench.onboarding;

import de.zugang.bench.figure.Section;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Received;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A customer number is added and taken away in turns, until both gateways have confirmed the revision that says so. */
final class NumberChanges {

    private static final String CUSTOMER = "0000123456";
    private static final String NUMBER = "0000123457";
    private static final int GATEWAYS = 2;
    private static final long BETWEEN_LOOKS_NANOS = 5_000_000;
    private static final long LIMIT_NANOS = 30_000_000_000L;
    private static final double AIM = 2000;

    private final Endpoints endpoints;
    private final StaffTokens staff;
    private final Http http = new Http();

    NumberChanges(Endpoints endpoints, StaffTokens staff) {
        this.endpoints = endpoints;
        this.staff = staff;
    }

    Section measure(int count) {
        var form = new OrderForm("Nummern GmbH", CUSTOMER, "nummern@messung.example", "+4915140000000", "de");
        var onboarding = new Onboarding(http, endpoints.desk(), new Received(http, endpoints.outbox()));
        FirstCalls.awaitDone(http, endpoints, staff, onboarding.place(staff.token(), form));
        String user = onboarding.awaitCredentials(form).name();
        var times = new ArrayList<Double>();
        for (int change = 0; change < count; change++) {
            long before = gateways().path("revision").asLong();
            long began = System.nanoTime();
            String order = order(user, change % 2 == 0 ? "ADD_CUSTOMER_NUMBERS" : "REMOVE_CUSTOMER_NUMBERS");
            awaitBoth(before);
            times.add((System.nanoTime() - began) / 1e6);
            FirstCalls.awaitDone(http, endpoints, staff, order);
        }
        return new Section(
                "Customer numbers at the gateways",
                List.of(count
                        + " changes, a number added and taken away in turns, from before the order was sent until both gateway nodes had"
                        + " confirmed that it is in force there; asked every 5 ms."),
                Percentiles.of("order sent until confirmed by both gateways", times, AIM));
    }

    private String order(String user, String kind) {
        return http.postJson(
                        URI.create(endpoints.desk() + "/onboarding/v1/technical-users/" + user + "/orders"),
                        staff.bearer(),
                        "{\"kind\": \"" + kind + "\", \"customerNumbers\": [\"" + NUMBER
                                + "\"], \"reason\": \"measured\"}")
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private void awaitBoth(long before) {
        long limit = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            JsonNode now = gateways();
            long confirmed = now.path("nodes")
                    .valueStream()
                    .filter(node -> node.path("applied").asLong() > before)
                    .count();
            if (now.path("revision").asLong() > before && confirmed >= GATEWAYS) {
                return;
            }
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("a change did not arrive at both gateways in time");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private JsonNode gateways() {
        return http.get(URI.create(endpoints.desk() + "/onboarding/v1/gateways"), staff.bearer())
                .expect(200)
                .json();
    }
}
