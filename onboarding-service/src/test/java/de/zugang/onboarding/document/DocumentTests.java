package de.zugang.onboarding.document;

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
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two documents for every order, one more for OLA; no order goes on before the last one is signed. */
@OnboardingTest
class DocumentTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SIGNED = "{\"signedOn\": \"2026-01-15\", \"signedBy\": \"Erika Mustermann\"}";

    private final String service = KEYCLOAK.token("anna", "customer-service");

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        document(properties, 0, "general-terms", "");
        document(properties, 1, "data-processing", "");
        document(properties, 2, "ola-terms", "OLA");
    }

    private static void document(DynamicPropertyRegistry properties, int number, String id, String entitlement) {
        String at = "zugang.documents.required[" + number + "].";
        properties.add(at + "id", () -> id);
        properties.add(at + "de", () -> id + " auf Deutsch");
        properties.add(at + "en", () -> id + " in English");
        properties.add(at + "entitlement", () -> entitlement);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void anOrderGoesOnWithTheLastSignatureAndNotBefore() {
        String order = placed(false);
        assertThat(state(order)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(steps(order)).isZero();

        sign(order, "general-terms", SIGNED, service, 200);
        assertThat(call(HttpMethod.POST, "/orders/" + order + "/documents-signed", null, service, 409)
                        .toString())
                .contains("documents are missing");
        assertThat(state(order)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(steps(order)).isZero();

        var documents = sign(order, "data-processing", SIGNED, service, 200).path("documents");
        assertThat(documents.values())
                .allMatch(document -> document.path("signed").asBoolean())
                .allMatch(document -> document.path("signedOn").asString().equals("2026-01-15"))
                .allMatch(document -> document.path("notedBy").asString().equals("anna"));
        assertThat(state(order)).isEqualTo("APPROVED");
        assertThat(steps(order)).isPositive();
    }

    @Test
    void theClockStandsStillUntilTheLastSignature() {
        String order = placed(false);
        sql.sql(
                        "update customer_order set placed_at = placed_at - interval '3 days', due_at = due_at - interval '3 days'"
                                + " where id = ?::uuid")
                .param(order)
                .update();
        sign(order, "general-terms", SIGNED, service, 200);
        sign(order, "data-processing", SIGNED, service, 200);
        assertThat(sql.sql("select due_at > now() + interval '9 days 23 hours' from customer_order where id = ?::uuid")
                        .param(order)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void olaNeedsADocumentOfItsOwn() {
        String order = placed(true);
        var documents = call(HttpMethod.GET, "/orders/" + order + "/documents", null, service, 200)
                .path("documents");
        assertThat(documents.values())
                .extracting(document -> document.path("id").asString())
                .containsExactly("general-terms", "data-processing", "ola-terms");
        for (String document : List.of("general-terms", "data-processing")) {
            sign(order, document, SIGNED, service, 200);
        }
        assertThat(state(order)).isEqualTo("WAITING_FOR_CUSTOMER");
        sign(order, "ola-terms", SIGNED, service, 200);
        assertThat(state(order)).isEqualTo("APPROVED");
    }

    @Test
    void anEntitlementThatIsGrantedLaterNeedsItsDocumentToo() {
        String user = inUse();
        String order = call(
                        HttpMethod.POST,
                        "/technical-users/" + user + "/orders",
                        "{\"kind\": \"GRANT_ENTITLEMENT\", \"entitlement\": \"OLA\", \"reason\": \"Wanted\"}",
                        service,
                        201)
                .path("id")
                .asString();
        assertThat(state(order)).isEqualTo("WAITING_FOR_CUSTOMER");
        sign(order, "general-terms", SIGNED, service, 404);
        sign(order, "ola-terms", SIGNED, service, 200);
        assertThat(state(order)).isEqualTo("WAITING_FOR_APPROVAL");
        assertThat(steps(order)).isZero();
    }

    private String inUse() {
        var name = new TechnicalUserName("tu-documents-aa22");
        var main = new CustomerNumber("0000123456");
        String first = placed(false);
        transaction.executeWithoutResult(_ -> {
            users.reserve(TechnicalUser.reserved(
                    name,
                    "zgc-00000000000d0001",
                    UUID.fromString(first),
                    "Muster",
                    main,
                    new TreeSet<>(List.of(main)),
                    Instant.now()));
            users.save(users.lock(name).orElseThrow().activated("hash"));
        });
        return name.value();
    }

    @Test
    void whatWasNotedStaysAndIsInTheAuditTrailWithoutAName() {
        String order = placed(false);
        sign(order, "general-terms", SIGNED, service, 200);
        var again = sign(
                order,
                "general-terms",
                SIGNED.replace("2026-01-15", "2026-02-01"),
                KEYCLOAK.token("otto", "customer-service"),
                200);
        assertThat(again.path("documents").path(0).path("signedOn").asString()).isEqualTo("2026-01-15");
        assertThat(sql.sql("select string_agg(who || ' ' || detail, '; ') from audit_entry"
                                + " where what = 'DOCUMENT_SIGNED' and subject = ?")
                        .param("order " + order)
                        .query(String.class)
                        .single())
                .isEqualTo("anna general-terms, signed on 2026-01-15");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"signedOn": "2999-01-01", "signedBy": "Erika Mustermann"}                | signedOn
            {"signedOn": "1999-12-31", "signedBy": "Erika Mustermann"}                | signedOn
            {"signedOn": "2026-01-15", "signedBy": "   "}                             | signedBy
            """)
    void refusesADayThatCannotBeAndSomebodyWithoutAName(String body, String field) {
        assertThat(sign(placed(false), "general-terms", body, service, 400)
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ola-terms", "unknown"})
    void knowsOnlyTheDocumentsOfTheOrder(String document) {
        sign(placed(false), document, SIGNED, service, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales-lead", "auditor", "operator"})
    void isNotedByCustomerServiceOnly(String role) {
        String order = placed(false);
        sign(order, "general-terms", SIGNED, KEYCLOAK.token("somebody", role), 403);
        assertThat(state(order)).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void isRefusedOnceTheOrderWasCancelled() {
        String order = placed(false);
        call(HttpMethod.POST, "/orders/" + order + "/cancellation", "{\"reason\": \"gave up\"}", service, 200);
        sign(order, "general-terms", SIGNED, service, 409);
    }

    private String placed(boolean ola) {
        return call(HttpMethod.POST, "/orders", """
                {"company": "Muster Hausverwaltung GmbH", "mainCustomerNumber": "0000123456", "customerNumbers": [],
                 "email": "it@muster.example", "mobile": "+49 1512 3456789", "language": "de", "documentsSigned": true,
                 "entitlements": [%s]}
                """.formatted(ola ? "\"OLA\"" : ""), service, 201)
                .path("id")
                .asString();
    }

    private String state(String order) {
        return call(HttpMethod.GET, "/orders/" + order, null, service, 200)
                .path("state")
                .asString();
    }

    private long steps(String order) {
        return sql.sql("select count(*) from provisioning_step where order_id = ?::uuid")
                .param(order)
                .query(Long.class)
                .single();
    }

    private JsonNode sign(String order, String document, String body, String token, int expected) {
        return call(HttpMethod.PUT, "/orders/" + order + "/documents/" + document, body, token, expected);
    }

    private JsonNode call(HttpMethod method, String path, @Nullable String body, String token, int expected) {
        var request = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port + "/onboarding/v1")
                .build()
                .method(method)
                .uri(path)
                .header("Authorization", "Bearer " + token);
        var ready = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).body(body);
        var answer = ready.exchange().returnResult(String.class);
        assertThat(answer.getStatus().value()).as(path).isEqualTo(expected);
        String text = answer.getResponseBody();
        return JSON.readTree(text == null ? "null" : text);
    }
}
