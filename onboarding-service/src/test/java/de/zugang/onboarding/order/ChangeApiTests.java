package de.zugang.onboarding.order;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that change a technical user, over HTTP. */
@OnboardingTest
class ChangeApiTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String NEW = """
            {"company": "Muster Hausverwaltung GmbH", "mainCustomerNumber": "0000123456", "customerNumbers": [],
             "email": "it@muster.example", "mobile": "+49 1512 3456789", "language": "de", "documentsSigned": false}
            """;

    private final String service = KEYCLOAK.token("anna", "customer-service");
    private final String salesLead = KEYCLOAK.token("lea", "sales-lead");
    private RestTestClient client = RestTestClient.bindToServer().build();
    private String name = "";

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void thereIsATechnicalUser() {
        client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port + "/onboarding/v1")
                .build();
        int number = NUMBER.incrementAndGet();
        name = "tu-muster-" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "22";
        var order =
                UUID.fromString(post("/orders", service, NEW, 201).path("id").asString());
        var main = new CustomerNumber("0000123456");
        var user = TechnicalUser.reserved(
                new TechnicalUserName(name),
                "zgc-%016x".formatted(number),
                order,
                "Muster Hausverwaltung GmbH",
                main,
                new TreeSet<>(List.of(main)),
                Instant.parse("2026-11-22T10:00:00Z"));
        transaction.executeWithoutResult(_ -> {
            users.reserve(user);
            users.save(users.lock(user.name()).orElseThrow().activated("hash"));
        });
    }

    @Test
    void showsWhatSomebodyMustAgreeToAndTakesTheAgreementToExactlyThat() {
        var order = grant("OLA", 201);
        assertThat(order.path("state").asString()).isEqualTo("WAITING_FOR_APPROVAL");
        assertThat(order.path("approval").asString()).isEqualTo("SALES_LEAD");
        assertThat(order.path("technicalUser").asString()).isEqualTo(name);
        assertThat(order.path("history").path(0).path("why").asString()).isEqualTo("Asked for by the customer");
        var preview = order.path("preview");
        assertThat(preview.path("apis"))
                .hasToString("[\"diagnosis-v1\",\"ola-v1\",\"on-site-roles-v1\",\"webhook-v1\"]");
        assertThat(preview.path("customerNumbers")).hasToString("[\"0000123456\"]");

        String path = "/orders/" + order.path("id").asString() + "/decision";
        assertThat(problem(post(path, service, decision("x"), 403))).isEqualTo("This needs the role sales-lead.");
        var stale = post(path, salesLead, decision("x"), 409);
        assertThat(stale.path("type").asString()).isEqualTo("/problems/content-changed");
        String hash = preview.path("reachHash").asString();
        assertThat(post(path, salesLead, decision(hash), 200).path("state").asString())
                .isIn("APPROVED", "DONE");
        assertThat(post(path, salesLead, decision(hash), 409).path("type").asString())
                .isEqualTo("/problems/not-in-this-state");
    }

    @Test
    void startsAtOnceWhatNobodyMustAgreeTo() {
        var order = change("SUSPEND", 201);
        assertThat(order.path("state").asString()).isIn("APPROVED", "DONE");
        assertThat(order.path("approval").asString()).isEqualTo("NONE");
        assertThat(order.has("preview")).isFalse();
    }

    @Test
    void letsNobodyDecideOnAnOrderOfTheirOwn() {
        String path = "/orders/" + change("END", 201).path("id").asString();
        var order = get(path);
        String hash = order.path("preview").path("reachHash").asString();
        assertThat(order.path("preview").path("apis")).isEmpty();
        assertThat(problem(post(path + "/decision", service, decision(hash), 403)))
                .isEqualTo("Nobody decides on an order of their own.");
        post(path + "/decision", KEYCLOAK.token("olga", "operator"), decision(hash), 403);
        assertThat(post(path + "/cancellation", service, "{\"reason\": \"Not wanted\"}", 200)
                        .path("state")
                        .asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void isQuotedByNameAndNeverByClientId() {
        var typed = post("/technical-users/zgc-0123456789abcdef/orders", service, body("SUSPEND", "[]"), 400);
        assertThat(typed.path("type").asString()).isEqualTo("/problems/client-id-typed");
        assertThat(problem(typed)).contains("client id", "tu-");
        post("/technical-users/tu-nobody-aaaa/orders", service, body("SUSPEND", "[]"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\": \"tu-other-aaaa\"", "\"technicalUser\": null", "\"state\": \"APPROVED\"",
                        "\"approvedBy\": \"lea\"",
                "\"entitlements\": [\"OLA\"]", "\"clientId\": \"zgc-1\"", "\"approval\": \"NONE\"", "\"version\": 7",
                "\"kind\": \"RENAME\"", "\"kind\": \"NEW_TECHNICAL_USER\""
            })
    void changesNeitherTheNameNorAnythingElseThatNobodyOrders(String property) {
        String body = property.startsWith("\"kind\"")
                ? "{" + property + ", \"reason\": \"Because\"}"
                : "{\"kind\": \"SUSPEND\", \"reason\": \"Because\", " + property + "}";
        post("/technical-users/" + name + "/orders", service, body, 400);
        var user = users.named(new TechnicalUserName(name)).orElseThrow();
        assertThat(user.entitlements()).isEqualTo(Set.of());
        assertThat(get("/orders?search=" + name).path("total").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ADD_CUSTOMER_NUMBERS    | []                             | customerNumbers    | at least one
            ADD_CUSTOMER_NUMBERS    | ["0000999999"]                 | customerNumbers[0] | of the same customer
            ADD_CUSTOMER_NUMBERS    | ["0000777777"]                 | customerNumbers[0] | of the register
            ADD_CUSTOMER_NUMBERS    | ["0000123457", "0000123460"]   | customerNumbers[1] | that is active
            ADD_CUSTOMER_NUMBERS    | ["0000123456"]                 | customerNumbers[0] | does not have yet
            REMOVE_CUSTOMER_NUMBERS | ["0000123456"]                 | customerNumbers[0] | main customer number
            REMOVE_CUSTOMER_NUMBERS | ["0000123457"]                 | customerNumbers[0] | that the technical user has
            SUSPEND                 | ["0000123457"]                 | customerNumbers    | no customer numbers
            GRANT_ENTITLEMENT       | []                             | entitlement        | an entitlement of the catalogue
            REACTIVATE              | []                             | technicalUser      | can be changed so
            """)
    void refusesWhatMakesNoSenseAndNamesTheField(String kind, String numbers, String field, String expectation) {
        var refused = post("/technical-users/" + name + "/orders", service, body(kind, numbers), 400);
        assertThat(refused.path("type").asString()).isEqualTo("/problems/order-not-complete");
        assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(problem(refused)).contains(expectation);
    }

    @Test
    void showsANewContactInFullToThoseAloneWhoDecideOnIt() {
        var order = attributes("{\"email\": \"new@muster.example\", \"mobile\": \"+49 1512 3456780\"}", 201);
        assertThat(order.path("approval").asString()).isEqualTo("SECOND_PERSON");
        var agreed = order.path("preview").path("attributes");
        assertThat(agreed.path("email").asString()).isEqualTo("new@muster.example");
        assertThat(agreed.path("mobile").asString()).isEqualTo("+4915123456780");
        assertThat(agreed.has("company")).isFalse();

        String path = "/orders/" + order.path("id").asString();
        var seenByOthers = answer(
                client.get()
                        .uri(path)
                        .header("Authorization", "Bearer " + KEYCLOAK.token("otto", "auditor"))
                        .exchange(),
                200);
        assertThat(seenByOthers.toString()).doesNotContain("new@muster.example", "3456780\"");
        var own = post(
                path + "/decision",
                service,
                decision(order.path("preview").path("reachHash").asString()),
                403);
        assertThat(problem(own)).isEqualTo("Nobody decides on an order of their own.");
    }

    @Test
    void changesCompanyAndLanguageWithoutASecondPerson() {
        var order = attributes("{\"company\": \"Muster Neu GmbH\", \"language\": \"en\"}", 201);
        assertThat(order.path("approval").asString()).isEqualTo("NONE");
        assertThat(order.path("company").asString()).isEqualTo("Muster Neu GmbH");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"email": "nobody"}                | email      | e-mail address
            {"email": "it@muster.example"}     | attributes | at least one attribute that differs
            {"mobile": "+49 30 1234567"}       | mobile     | mobile number
            {"mobile": "+49 1512 3456789"}     | attributes | at least one attribute that differs
            {"company": "\\u0007x"}             | company    | 2 to 100 characters
            """)
    void refusesAttributesThatAreNoneOrAreSoAlready(String attributes, String field, String message) {
        var refused = attributes(attributes, 400);
        assertThat(problem(refused)).contains(message);
        assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"ROLL_SECRET, 0, 400", "ROLL_SECRET, 31, 400", "REPLACE_SECRET, 3, 400", "ROLL_SECRET, 30, 201"})
    void takesAnOverlapOfOneToThirtyDaysAndOnlyWhereSomethingOverlaps(String kind, int days, int expected) {
        post(
                "/technical-users/" + name + "/orders",
                service,
                "{\"kind\": \"%s\", \"reason\": \"Planned\", \"overlapDays\": %d}".formatted(kind, days),
                expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"tu-other-aaaa\"}",
                "{\"clientId\": \"zgc-1\"}",
                "{}",
                "{\"language\": \"fr\"}",
                "null, \"x\": 1"
            })
    void refusesAttributesThatNobodyOrders(String attributes) {
        attributes(attributes, 400);
    }

    @Test
    void refusesAttributesWithAnOrderThatIsNotAboutThem() {
        var body = "{\"kind\": \"SUSPEND\", \"reason\": \"Because\", \"attributes\": {\"company\": \"Other GmbH\"}}";
        assertThat(problem(post("/technical-users/" + name + "/orders", service, body, 400)))
                .contains("no attributes");
    }

    private JsonNode attributes(String attributes, int expected) {
        String body = "{\"kind\": \"CHANGE_ATTRIBUTES\", \"reason\": \"Asked for by the customer\", \"attributes\": "
                + attributes + "}";
        return post("/technical-users/" + name + "/orders", service, body, expected);
    }

    @Test
    void letsOperatorsAloneHoldProvisioning() {
        String olga = KEYCLOAK.token("olga", "operator");
        String hold = "{\"held\": %s, \"reason\": \"Looking into it\"}";
        assertThat(get("/provisioning/hold").path("held").asBoolean()).isFalse();
        assertThat(problem(put("/provisioning/hold", service, hold.formatted(true), 403)))
                .isEqualTo("This needs the role operator.");
        put("/provisioning/hold", olga, "{\"held\": true}", 400);
        try {
            var held = put("/provisioning/hold", olga, hold.formatted(true), 200);
            assertThat(held.path("who").asString()).isEqualTo("olga");
            assertThat(get("/provisioning/hold").path("why").asString()).isEqualTo("Looking into it");
        } finally {
            assertThat(put("/provisioning/hold", olga, hold.formatted(false), 200)
                            .path("held")
                            .asBoolean())
                    .isFalse();
        }
    }

    private JsonNode put(String path, String token, String body, int expected) {
        return answer(
                client.put()
                        .uri(path)
                        .header("Authorization", "Bearer " + token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange(),
                expected);
    }

    @Test
    void refusesASecondOrderOfTheKindWhileTheFirstIsOpen() {
        grant("OLA", 201);
        assertThat(problem(grant("OLA", 400))).contains("no other open order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales-lead", "operator", "auditor"})
    void isPlacedByCustomerServiceOnly(String role) {
        var refused = post(
                "/technical-users/" + name + "/orders", KEYCLOAK.token("someone", role), body("SUSPEND", "[]"), 403);
        assertThat(problem(refused)).isEqualTo("This needs the role customer-service.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GRANT_ENTITLEMENT    | NOBODYS | entitlement   | an entitlement of the catalogue
            WITHDRAW_ENTITLEMENT | OLA     | technicalUser | can be changed so
            SUSPEND              | OLA     | entitlement   | no entitlement
            """)
    void refusesAnEntitlementThatIsNotThereOrNotMeant(
            String kind, String entitlement, String field, String expectation) {
        var refused = post("/technical-users/" + name + "/orders", service, about(kind, entitlement), 400);
        assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(problem(refused)).contains(expectation);
    }

    private JsonNode grant(String entitlement, int expected) {
        return post("/technical-users/" + name + "/orders", service, about("GRANT_ENTITLEMENT", entitlement), expected);
    }

    private static String about(String kind, String entitlement) {
        return "{\"kind\": \"%s\", \"entitlement\": \"%s\", \"reason\": \"Asked for by the customer\"}"
                .formatted(kind, entitlement);
    }

    private JsonNode change(String kind, int expected) {
        return post("/technical-users/" + name + "/orders", service, body(kind, "[]"), expected);
    }

    private static String body(String kind, String numbers) {
        return "{\"kind\": \"%s\", \"customerNumbers\": %s, \"reason\": \"Asked for by the customer\"}"
                .formatted(kind, numbers);
    }

    private static String decision(String hash) {
        return "{\"approve\": true, \"reachHash\": \"" + hash + "\"}";
    }

    private static String problem(JsonNode document) {
        return document.path("errors").path(0).path("message").asString();
    }

    private JsonNode get(String path) {
        return answer(
                client.get()
                        .uri(path)
                        .header("Authorization", "Bearer " + service)
                        .exchange(),
                200);
    }

    private JsonNode post(String path, String token, String body, int expected) {
        return answer(
                client.post()
                        .uri(path)
                        .header("Authorization", "Bearer " + token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange(),
                expected);
    }

    private static JsonNode answer(RestTestClient.ResponseSpec response, int expected) {
        String body = response.expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body == null ? "{}" : body);
    }
}
