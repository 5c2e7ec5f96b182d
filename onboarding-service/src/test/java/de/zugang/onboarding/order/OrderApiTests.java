package de.zugang.onboarding.order;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnboardingTest
class OrderApiTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COMPLETE = """
            {"company": "Muster Hausverwaltung GmbH", "mainCustomerNumber": "0000123456",
             "customerNumbers": ["0000123457"], "email": "it@muster.example", "mobile": "+49 1512 3456789",
             "language": "de", "documentsSigned": true, "entitlements": ["OLA"]}
            """;

    private final String service = KEYCLOAK.token("anna", "customer-service");
    private final String salesLead = KEYCLOAK.token("lea", "sales-lead");
    private RestTestClient client = RestTestClient.bindToServer().build();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void bind() {
        client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port + "/onboarding/v1")
                .build();
    }

    @Test
    void placesACompleteOrderAndApprovesItAtOnce() {
        var order = post("/orders", service, COMPLETE, 201);
        assertThat(order.path("state").asString()).isEqualTo("APPROVED");
        assertThat(order.path("entitlements")).hasToString("[{\"entitlement\":\"OLA\",\"state\":\"WAITING\"}]");
        assertThat(order.path("placedBy").asString()).isEqualTo("anna");
        assertThat(order.path("emailMasked").asString()).isEqualTo("i***@muster.example");
        assertThat(order.path("mobileMasked").asString()).isEqualTo("+49 **** 789");
        assertThat(order.path("customerNumbers").values())
                .extracting(JsonNode::asString)
                .containsExactly("0000123456", "0000123457");
        assertThat(order.path("history").values())
                .extracting(entry -> entry.path("what").asString())
                .containsExactly("PLACED", "APPROVED");
        assertThat(order.path("steps").values())
                .extracting(step -> step.path("name").asString())
                .startsWith("RESERVE_NAME", "CREATE_CLIENT");
    }

    @Test
    void saysInEnglishWhyAStepStopped() {
        var parked = post(
                "/orders", service, COMPLETE.replace("\"documentsSigned\": true", "\"documentsSigned\": false"), 201);
        String id = parked.path("id").asString();
        sql.sql("insert into provisioning_run (order_id, part, created_at) values (?::uuid, 'ORDER', now())")
                .param(id)
                .update();
        sql.sql("insert into provisioning_step (order_id, part, step, state, remark)"
                        + " values (?::uuid, 'ORDER', 'E_MAIL', 'STOPPED', 'MAIL_REFUSED 550')")
                .param(id)
                .update();
        assertThat(get("/orders/" + id, service, 200)
                        .path("steps")
                        .path(0)
                        .path("remark")
                        .asString())
                .isEqualTo("The mail server refused the e-mail for good (550); please check the address.");
    }

    @Test
    void parksAnOrderWithoutSignedDocumentsUntilTheyAreSigned() {
        var parked = post(
                "/orders", service, COMPLETE.replace("\"documentsSigned\": true", "\"documentsSigned\": false"), 201);
        assertThat(parked.path("state").asString()).isEqualTo("WAITING_FOR_CUSTOMER");
        String path = "/orders/" + parked.path("id").asString();
        assertThat(post(path + "/documents-signed", service, null, 200)
                        .path("state")
                        .asString())
                .isEqualTo("APPROVED");
        assertThat(problem(post(path + "/documents-signed", service, null, 409)))
                .isEqualTo("state: APPROVED (expected: WAITING_FOR_CUSTOMER)");
    }

    @Test
    void letsOnlyAnotherPersonWhoLeadsSalesDecideOnOla() {
        String both = KEYCLOAK.token("both", "customer-service", "sales-lead");
        String path =
                "/orders/" + post("/orders", both, COMPLETE, 201).path("id").asString() + "/entitlements/OLA/decision";
        assertThat(problem(post(path, service, "{\"approve\": true}", 403)))
                .isEqualTo("This needs the role sales-lead.");
        assertThat(problem(post(path, both, "{\"approve\": true}", 403)))
                .isEqualTo("Nobody decides on an order of their own.");
        var decided = post(path, salesLead, "{\"approve\": true, \"reason\": \"Contract signed\"}", 200);
        assertThat(decided.path("entitlements").path(0).path("state").asString())
                .isEqualTo("GRANTED");
        assertThat(problem(post(path, salesLead, "{\"approve\": false}", 409)))
                .isEqualTo("state: OLA GRANTED (expected: OLA WAITING)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            company            | " "
            mainCustomerNumber | "123456"
            email              | "nobody"
            email              | "a@b.example\\r\\nBcc:x"
            mobile             | "12"
            mobile             | "+49 30 901820"
            mobile             | "+33 6 12345678"
            """)
    void namesTheFieldWithoutItsValueAndStoresNothing(String field, String value) {
        long before = total();
        var sent = (tools.jackson.databind.node.ObjectNode) JSON.readTree(COMPLETE);
        sent.set(field, JSON.readTree(value));
        var refused = post("/orders", service, sent.toString(), 400);
        assertThat(refused.path("errors").values())
                .anySatisfy(error -> assertThat(error.path("field").asString()).isEqualTo(field));
        assertThat(refused.toString()).doesNotContain("nobody", "901820");
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void refusesUnknownPropertiesMalformedBodiesAndOtherMediaTypes() {
        post("/orders", service, COMPLETE.replace("\"entitlements\"", "\"entitlement\""), 400);
        post("/orders", service, "{", 400);
        client.post()
                .uri("/orders")
                .header("Authorization", "Bearer " + service)
                .contentType(MediaType.TEXT_PLAIN)
                .body("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void refusesWhoeverIsNotStaff() {
        assertThat(get("/orders", null, 401).path("code").asInt()).isEqualTo(401);
        get("/orders", KEYCLOAK.token("node", "gateway-node"), 403);
        get("/orders", KEYCLOAK.token("nobody"), 403);
        get("/orders", "not-a-token", 401);
    }

    @Test
    void letsAnAuditorReadAndNothingElse() {
        String auditor = KEYCLOAK.token("otto", "auditor");
        get("/orders", auditor, 200);
        assertThat(problem(post("/orders", auditor, COMPLETE, 403))).isEqualTo("This needs the role customer-service.");
    }

    @Test
    void findsOrdersByCompanyAndCustomerNumber() {
        post("/orders", service, COMPLETE.replace("Muster", "100% Sonderbar"), 201);
        assertThat(get("/orders?search=100%25%20sonder", service, 200)
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/orders?search=0000123457&entitlement=WAITING&size=1", service, 200)
                        .path("orders")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void answersUnknownThingsWithTheSame404() {
        get("/orders/00000000-0000-0000-0000-000000000000", service, 404);
        get("/technical-users/tu-nobody-abcd", service, 404);
        get("/elsewhere", service, 404);
        get("/orders/not-a-uuid", service, 400);
    }

    @Test
    void recognisesAClientIdWhereANameIsExpected() {
        var refused = get("/technical-users/zgc-0123456789abcdef", service, 400);
        assertThat(problem(refused)).contains("This is a client id.", "tu-");
    }

    private long total() {
        return get("/orders", service, 200).path("total").asLong();
    }

    private static String problem(JsonNode document) {
        return document.path("errors").path(0).path("message").asString();
    }

    private JsonNode get(String path, @Nullable String token, int expected) {
        var request = client.get().uri(java.net.URI.create("http://127.0.0.1:" + port + "/onboarding/v1" + path));
        var sent = token == null ? request : request.header("Authorization", "Bearer " + token);
        return answer(sent.exchange(), expected);
    }

    private JsonNode post(String path, String token, @Nullable String body, int expected) {
        var request = client.post().uri(path).header("Authorization", "Bearer " + token);
        var sent = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).body(body);
        return answer(sent.exchange(), expected);
    }

    private static JsonNode answer(RestTestClient.ResponseSpec response, int expected) {
        var result = response.expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult();
        if (expected >= 400) {
            assertThat(result.getResponseHeaders().getContentType()).hasToString("application/problem+json");
        }
        String body = result.getResponseBody();
        return JSON.readTree(body == null ? "{}" : body);
    }
}
