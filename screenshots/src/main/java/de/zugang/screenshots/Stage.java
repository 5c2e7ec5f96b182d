package de.zugang.screenshots;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Received;
import de.zugang.sandbox.journey.Tokens;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Brings about what the pages are to show: orders in several states, a technical user that has called, a refusal. */
final class Stage {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final OnSiteRoles.Unit UNIT = new OnSiteRoles.Unit("654321", "0001");
    private static final int CALLS = 12;

    private final Endpoints endpoints;
    private final Http http = new Http();
    private final SecureRandom random = new SecureRandom();
    private final Tokens tokens;
    private final Onboarding onboarding;
    private final OnSiteRoles roles;

    Stage(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.tokens = new Tokens(http, endpoints.token());
        this.onboarding = new Onboarding(http, endpoints.desk(), new Received(http, endpoints.outbox()));
        this.roles = new OnSiteRoles(http, URI.create(endpoints.gateway() + endpoints.osr()));
    }

    /**
     * What there is to be seen.
     *
     * @param waiting id of an order that waits for signatures
     * @param granted id of an order whose technical user works; an entitlement is not decided on
     * @param changing id of an order that waits for a second person
     * @param objection id of an order that waits for an objection
     * @param user of the order {@code granted}; has called
     * @param refused id of a refused request of it
     */
    record Set(String waiting, String granted, String changing, String objection, String user, String refused) {}

    Set make() {
        String service = "Bearer " + tokens.staff(endpoints.users().customerService());
        OrderForm form = form().withOla();
        String granted = onboarding.place(service.substring("Bearer ".length()), form);
        TechnicalUser user = onboarding.awaitCredentials(form);
        var bearer = Credentials.bearer(user.subscriptionKey(), tokens.technicalUser(user));
        for (int call = 0; call < CALLS; call++) {
            roles.current(bearer, UNIT).expect(200);
        }
        String refused = http.get(
                        URI.create(endpoints.gateway() + "/ola/v1.0.0/authorization-requests"), bearer.headers())
                .expect(403)
                .json()
                .path("requestId")
                .asString();
        String changes = "/technical-users/" + user.name() + "/orders";
        String changing = id(service, changes, """
                {"kind": "END", "reason": "Der Vertrag ist gekündigt"}""");
        String objection = id(service, changes, """
                {"kind": "CHANGE_ATTRIBUTES", "attributes": {"email": "neu@muster-hausverwaltung.example"},
                 "reason": "Neue Ansprechpartnerin"}""");
        agree(objection);
        awaitReported(service, user.name(), refused);
        return new Set(id(service, "/orders", """
                {"company": "Muster Hausverwaltung GmbH", "mainCustomerNumber": "0000123456", "customerNumbers": ["0000123457"],
                 "email": "it@muster-hausverwaltung.example", "mobile": "+4915123456789", "language": "de",
                 "documentsSigned": false, "ticket": "SR-2026-4711"}"""), granted, changing, objection, user.name(), refused);
    }

    private OrderForm form() {
        int number = random.nextInt(1_000_000);
        return new OrderForm(
                "Muster Hausverwaltung GmbH",
                "0000123456",
                "it-%06d@muster-hausverwaltung.example".formatted(number),
                "+4915133%06d".formatted(number),
                "de");
    }

    private void agree(String order) {
        String second = "Bearer " + tokens.staff(endpoints.users().customerService2());
        String hash = http.get(address("/orders/" + order), authorization(second))
                .expect(200)
                .json()
                .path("preview")
                .path("reachHash")
                .asString();
        http.postJson(
                        address("/orders/" + order + "/decision"),
                        authorization(second),
                        "{\"approve\": true, \"reachHash\": \"%s\"}".formatted(hash))
                .expect(200);
    }

    /** Gateways report every few seconds. */
    private void awaitReported(String token, String user, String refused) {
        Await.until(
                "the report of a refused request",
                SOON,
                () -> Optional.of(http.get(address("/refusals/" + refused), authorization(token)))
                        .filter(answer -> answer.status() == 200));
        Await.until(
                "the report of calls",
                SOON,
                () -> Optional.of(http.get(address("/technical-users/" + user + "/usage"), authorization(token)))
                        .filter(answer ->
                                answer.status() == 200 && answer.body().contains("\"calls\"")));
    }

    private String id(String token, String path, String body) {
        return http.postJson(address(path), authorization(token), body)
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private URI address(String path) {
        return URI.create(endpoints.desk() + "/onboarding/v1" + path);
    }

    private static Map<String, String> authorization(String value) {
        return Map.of("Authorization", value);
    }
}
