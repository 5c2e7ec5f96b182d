package de.zugang.onboarding.usage;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.order.HistoryEntry;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.refusal.RefusedRequests;
import de.zugang.onboarding.usage.CredentialUse.Credential;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What gateways report, over HTTP. */
@OnboardingTest
class UsageReportTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final String USER = "tu-anna-aaaa";
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @Autowired
    private Sums sums;

    @Autowired
    private CredentialUse uses;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Orders orders;

    @Autowired
    private RefusedRequests refused;

    @Autowired
    private JdbcClient sql;

    @LocalServerPort
    private int port;

    @BeforeEach
    void nothingReported() {
        sql.sql("delete from usage_sum").update();
        sql.sql("delete from credential_use").update();
        sql.sql("delete from usage_report").update();
        sql.sql("delete from refused_request").update();
    }

    @Test
    void aReportCountsOnceHoweverOftenItComes() {
        String report = report(UUID.randomUUID(), entry(200, "10:00:00", 3, 30, 20));
        assertThat(post(report)).isEqualTo(204);
        assertThat(post(report)).isEqualTo(204);
        assertThat(post(report(UUID.randomUUID(), entry(200, "09:59:00", 1, 10, 10))))
                .isEqualTo(204);

        assertThat(sums.of(USER, DAY, DAY)).singleElement().satisfies(sum -> {
            assertThat(sum.calls()).isEqualTo(4);
            assertThat(sum.totalMillis()).isEqualTo(40);
            assertThat(sum.averageMillis()).isEqualTo(10);
            assertThat(sum.maximumMillis()).isEqualTo(20);
            assertThat(sum.firstAt()).isEqualTo(Instant.parse("2026-11-22T09:59:00Z"));
            assertThat(sum.lastAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        });
        assertThat(sums.of(USER, DAY.plusDays(1), DAY.plusDays(1))).isEmpty();
    }

    @Test
    void sumsAreKeptApartByCustomerNumber() {
        post(report(
                UUID.randomUUID(),
                entry(200, "10:00:00", 3, 30, 20) + ","
                        + entry(200, "10:00:00", 2, 30, 20)
                                .replace("\"calls\"", "\"customerNumber\": \"0000123456\", \"calls\"")));

        assertThat(sums.of(USER, DAY, DAY))
                .extracting(Sum::customerNumber, Sum::calls)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(null, 3L),
                        org.assertj.core.groups.Tuple.tuple("0000123456", 2L));
    }

    @Test
    void theFirstSuccessStopsTheClockOfTheOrder() {
        OrderId order = anOrderOf(USER);
        post(report(UUID.randomUUID(), entry(401, "09:00:00", 1, 1, 1)));
        assertThat(order(order).firstCallAt()).as("a refusal is no success").isNull();

        post(report(UUID.randomUUID(), entry(200, "10:00:00", 1, 1, 1) + "," + entry(202, "09:30:00", 1, 1, 1)));
        post(report(UUID.randomUUID(), entry(200, "11:00:00", 1, 1, 1)));

        assertThat(order(order).firstCallAt()).isEqualTo(Instant.parse("2026-11-22T09:30:00Z"));
        assertThat(orders.history(order))
                .filteredOn(entry -> entry.what() == HistoryEntry.What.FIRST_CALL)
                .hasSize(1);
    }

    @Test
    void remembersWhenEachCredentialWasUsedLast() {
        String first = entry(200, "10:00:00", 1, 1, 1).replace("\"calls\"", "\"keySlot\": \"PRIMARY\", \"calls\"");
        String later = entry(403, "11:00:00", 1, 1, 1)
                .replace("\"calls\"", "\"keySlot\": \"SECONDARY\", \"oldClient\": true, \"calls\"");
        post(report(UUID.randomUUID(), later));
        post(report(UUID.randomUUID(), first));
        post(report(UUID.randomUUID(), first.replace("10:00:00", "09:00:00")));
        post(report(UUID.randomUUID(), entry(200, "12:00:00", 1, 1, 1)));

        Instant ten = Instant.parse("2026-11-22T10:00:00Z");
        Instant eleven = Instant.parse("2026-11-22T11:00:00Z");
        assertThat(uses.of(USER))
                .isEqualTo(Map.of(
                        Credential.PRIMARY, ten,
                        Credential.CLIENT, ten,
                        Credential.SECONDARY, eleven,
                        Credential.OLD_CLIENT, eleven));
        assertThat(CredentialUse.since(uses.of(USER), Credential.PRIMARY, ten.minusSeconds(1)))
                .isEqualTo(ten);
        assertThat(CredentialUse.since(uses.of(USER), Credential.PRIMARY, eleven))
                .isNull();

        transaction.executeWithoutResult(_ -> uses.clientReplaced(USER, true));
        assertThat(uses.of(USER)).containsEntry(Credential.OLD_CLIENT, ten).doesNotContainKey(Credential.CLIENT);
    }

    @Test
    void isForGatewayNodesUnderTheirOwnName() {
        String report = report(UUID.randomUUID(), entry(200, "10:00:00", 1, 1, 1));
        assertThat(post(report, KEYCLOAK.token("anna", "operator"))).isEqualTo(403);
        assertThat(post(report, KEYCLOAK.token("other", "gateway-node"))).isEqualTo(403);
        assertThat(post(report.replace("\"node\"", "\"more\": 1, \"node\""))).isEqualTo(400);
        assertThat(post(report.replace("\"calls\": 1", "\"calls\": 0"))).isEqualTo(400);
        assertThat(sums.of(USER, DAY, DAY)).isEmpty();
    }

    @Test
    void refusalsAreKeptUnderTheirRequestId() {
        UUID request = UUID.randomUUID();
        post("""
                {"reportId": "%s", "node": "gateway.a", "entries": [], "refusalsDropped": 7, "refusals": [
                 {"requestId": "%s", "at": "2026-11-22T10:00:00Z", "reason": "BINDING_MISMATCH", "status": 403,
                  "technicalUser": "tu-anna-aaaa", "operation": "GET /x", "keyHint": "zgk_…x7Qa"}]}
                """.formatted(UUID.randomUUID(), request));

        assertThat(refused.find(request)).hasValueSatisfying(found -> {
            assertThat(found.reason()).isEqualTo("BINDING_MISMATCH");
            assertThat(found.technicalUser()).isEqualTo(USER);
        });
        assertThat(refused.latest(USER, 10)).hasSize(1);
    }

    @Test
    void staffReadsSumsOfAnyPeriodUpToAQuarter() {
        anOrderOf("tu-other-aaaa");
        String token = KEYCLOAK.token("otto", "auditor");
        assertThat(get("/onboarding/v1/technical-users/tu-nobody-aaaa/usage", token)
                        .at("/status")
                        .intValue())
                .isEqualTo(404);
        assertThat(get("/onboarding/v1/technical-users/x/usage?from=2026-01-01&to=2026-11-22", token)
                        .at("/errors/0/field")
                        .stringValue())
                .isEqualTo("from");
    }

    private OrderId anOrderOf(String technicalUser) {
        String body = """
                {"company": "Muster Hausverwaltung GmbH", "mainCustomerNumber": "0000123456", "customerNumbers": [],
                 "email": "it@muster.example", "mobile": "+49 1512 3456789", "language": "de", "documentsSigned": false}
                """;
        var answer = client().post()
                .uri("/onboarding/v1/orders")
                .header("Authorization", "Bearer " + KEYCLOAK.token("anna", "customer-service"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .returnResult(String.class);
        var id = new OrderId(UUID.fromString(JsonMapper.shared()
                .readTree(Objects.requireNonNull(answer.getResponseBody()))
                .path("id")
                .stringValue()));
        orders.change(id, order -> {
            order.reserved(technicalUser);
            return true;
        });
        return id;
    }

    private Order order(OrderId id) {
        return orders.find(id).orElseThrow();
    }

    private int post(String report) {
        return post(report, KEYCLOAK.token("gateway", "gateway-node"));
    }

    private int post(String report, String token) {
        return client().post()
                .uri("/usage/v1/reports")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(report)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private JsonNode get(String path, String token) {
        var answer = client().get()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .exchange()
                .returnResult(String.class);
        return JsonMapper.shared().readTree(Objects.requireNonNull(answer.getResponseBody()));
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    private static String report(UUID id, String entries) {
        return """
                {"reportId": "%s", "node": "gateway.a", "refusals": [], "refusalsDropped": 0, "entries": [%s]}
                """.formatted(id, entries);
    }

    private static String entry(int status, String at, int calls, int total, int maximum) {
        return """
                {"technicalUser": "%s", "product": "on-site-roles", "operation": "GET /x", "status": %d, "calls": %d,
                 "firstAt": "2026-11-22T%sZ", "lastAt": "2026-11-22T%sZ", "totalMillis": %d, "maximumMillis": %d}
                """.formatted(USER, status, calls, at, at, total, maximum);
    }
}
