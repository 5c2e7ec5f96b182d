package de.zugang.sandbox.journey;

import de.zugang.sandbox.endpoints.TechnicalUser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The first story: an order becomes a technical user who can work. */
public record Onboarding(Http http, URI onboarding, Received received) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Places an order and gives its id; complete as it is, it approves itself. */
    public String place(String staffToken, OrderForm form) {
        return http.postJson(orders(""), bearer(staffToken), form.json())
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    /** Decides on OLA for the technical user of an order; any answer, since not everybody may. */
    public Answer decideOla(String staffToken, String order, boolean approve) {
        return http.postJson(
                orders("/" + order + "/entitlements/OLA/decision"),
                bearer(staffToken),
                "{\"approve\":" + approve + ",\"reason\":\"agreed with the customer\"}");
    }

    public String state(String staffToken, String order) {
        return http.get(orders("/" + order), bearer(staffToken))
                .expect(200)
                .json()
                .path("state")
                .asString();
    }

    /** Waits for e-mail and SMS and puts together what they bring. */
    public TechnicalUser awaitCredentials(OrderForm form) {
        Received.Both both =
                Await.until("delivery of e-mail and SMS", LIMIT, () -> received.both(form.email(), form.mobile()));
        return new TechnicalUser(
                Received.name(both.email()),
                Received.clientId(both.email()),
                Received.secret(both.sms()),
                Received.key(both.email()),
                List.of(form.customerNumber()));
    }

    private URI orders(String rest) {
        return URI.create(onboarding + "/onboarding/v1/orders" + rest);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
