package de.zugang.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.refusal.RefusedRequest;
import de.zugang.onboarding.refusal.RefusedRequests;
import de.zugang.onboarding.refusal.TestPassports;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Every operation of every contract that this service is generated from, for everybody who might call it. */
@OnboardingTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationMatrixTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final TestPassports PASSPORTS = new TestPassports();
    private static final String NAME = "tu-matrix-aa22";
    private static final UUID REFUSED = UUID.fromString("7b0c5a3e-1f2d-4c6b-8a9e-0d1c2b3a4f5e");
    private static final String NEW = """
            {"company": "Muster Hausverwaltung GmbH", "mainCustomerNumber": "0000123456", "customerNumbers": [],
             "email": "it@muster.example", "mobile": "+49 1512 3456789", "language": "de", "documentsSigned": false}
            """;

    /** Who calls. */
    enum Who {
        CUSTOMER_SERVICE,
        SALES_LEAD,
        OPERATOR,
        AUDITOR,
        GATEWAY_NODE,
        /** With a passport, as it comes through the gateway. */
        OWNER,
        OTHER_TENANT,
        NOBODY,
        WRONG_AUDIENCE
    }

    private static final Set<Who> STAFF = Set.of(Who.CUSTOMER_SERVICE, Who.SALES_LEAD, Who.OPERATOR, Who.AUDITOR);

    /**
     * One operation.
     *
     * @param statuses for those who may; for everybody else it is refused
     */
    private record Row(String query, String body, Map<Who, Integer> statuses) {}

    /** Deciding and changing are tried on what is not there or not in that state, so that a row changes nothing for the next. */
    private static final Map<String, Row> ROWS = Map.ofEntries(
            Map.entry("placeOrder", of(NEW, 201, Who.CUSTOMER_SERVICE)),
            Map.entry("listOrders", of("", 200, STAFF)),
            Map.entry("getOrder", of("", 200, STAFF)),
            Map.entry("confirmDocuments", of("", 409, Who.CUSTOMER_SERVICE)),
            Map.entry("decideEntitlement", of("{\"approve\": true}", 409, Who.SALES_LEAD)),
            Map.entry(
                    "decideOrder",
                    of("{\"approve\": true, \"reachHash\": \"x\"}", 409, Who.CUSTOMER_SERVICE, Who.SALES_LEAD)),
            Map.entry("cancelOrder", of("{\"reason\": \"Not wanted\"}", 200, Who.CUSTOMER_SERVICE)),
            Map.entry("giveUpOrder", of("{\"reason\": \"Not wanted\"}", 409, Who.CUSTOMER_SERVICE)),
            Map.entry("takeOverOrder", of("", 200, Who.CUSTOMER_SERVICE)),
            Map.entry("editOrder", of("{\"reason\": \"Nothing else\"}", 400, Who.CUSTOMER_SERVICE)),
            Map.entry("retryOrder", of("", 409, Who.CUSTOMER_SERVICE, Who.OPERATOR)),
            Map.entry("listDocuments", of("", 200, STAFF)),
            Map.entry(
                    "signDocument",
                    of("{\"signedOn\": \"2026-01-15\", \"signedBy\": \"Erika\"}", 404, Who.CUSTOMER_SERVICE)),
            Map.entry("uploadDocument", of("%PDF-1.7\n%%EOF", 404, Who.CUSTOMER_SERVICE)),
            Map.entry("downloadDocument", of("", 404, Who.CUSTOMER_SERVICE, Who.SALES_LEAD, Who.AUDITOR)),
            Map.entry("referToSales", of("{\"company\": \"Neue Hausverwaltung GmbH\"}", 201, Who.CUSTOMER_SERVICE)),
            Map.entry("listReferrals", of("", 200, STAFF)),
            Map.entry("listMessages", of("", 200, STAFF)),
            Map.entry("resendText", of("", 409, Who.CUSTOMER_SERVICE)),
            Map.entry("examine", of("", 200, Who.AUDITOR, Who.OPERATOR)),
            Map.entry("getCustomer", of("", 200, STAFF)),
            Map.entry(
                    "importCustomers",
                    of(
                            "{\"customers\": [{\"customerNumber\": \"0000555001\", \"mainCustomerNumber\": \"0000555001\","
                                    + " \"company\": \"Matrix GmbH\", \"active\": true}]}",
                            200,
                            Who.OPERATOR)),
            Map.entry("getTechnicalUser", of("", 200, STAFF)),
            Map.entry(
                    "placeChange",
                    of("{\"kind\": \"REACTIVATE\", \"reason\": \"Because\"}", 400, Who.CUSTOMER_SERVICE)),
            Map.entry("allowNetworks", of("{\"networks\": []}", 200, Who.CUSTOMER_SERVICE, Who.OPERATOR)),
            Map.entry("getUsage", of("", 200, STAFF)),
            Map.entry("getRefusal", of("", 200, STAFF)),
            Map.entry("getHold", of("", 200, STAFF)),
            Map.entry("setHold", of("{\"held\": false, \"reason\": \"Nothing to hold\"}", 200, Who.OPERATOR)),
            Map.entry("listAudit", of("", 200, Who.AUDITOR, Who.OPERATOR)),
            Map.entry("verifyAudit", of("", 200, Who.AUDITOR, Who.OPERATOR)),
            Map.entry("listGateways", of("", 200, STAFF)),
            Map.entry("listRevocations", of("", 200, STAFF)),
            Map.entry(
                    "getSubscriptionChanges",
                    new Row("?node=matrix&after=0&applied=0&waitSeconds=0", "", Map.of(Who.GATEWAY_NODE, 200))),
            Map.entry(
                    "addUsageReport",
                    of(
                            "{\"reportId\": \"7b0c5a3e-1f2d-4c6b-8a9e-0d1c2b3a4f50\", \"node\": \"matrix\","
                                    + " \"refusals\": [], \"refusalsDropped\": 0, \"entries\": []}",
                            204,
                            Who.GATEWAY_NODE)),
            Map.entry("explainRefusal", new Row("", "", Map.of(Who.OWNER, 200, Who.OTHER_TENANT, 404))));

    private final Map<String, Operations.Operation> operations = Operations.ofThisService();
    private String order = "";
    private String parked = "";

    @LocalServerPort
    private int port;

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private RefusedRequests refused;

    @Autowired
    private TransactionTemplate transaction;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        PASSPORTS.register(properties);
    }

    /** A technical user whose end somebody must agree to, and a refusal of one of its requests. */
    @BeforeAll
    void thereIsSomethingToCall() {
        var main = new CustomerNumber("0000123456");
        parked = id(send("POST", "/onboarding/v1/orders", NEW, token(Who.CUSTOMER_SERVICE)));
        transaction.executeWithoutResult(_ -> {
            users.reserve(TechnicalUser.reserved(
                    new TechnicalUserName(NAME),
                    "zgc-00000000000e0001",
                    UUID.fromString(parked),
                    "Muster",
                    main,
                    new TreeSet<>(List.of(main)),
                    Instant.now()));
            users.save(users.lock(new TechnicalUserName(NAME)).orElseThrow().activated("hash"));
        });
        order = id(send(
                "POST",
                "/onboarding/v1/technical-users/" + NAME + "/orders",
                "{\"kind\": \"END\", \"reason\": \"Contract ended\"}",
                Optional.of(KEYCLOAK.token("anna", "customer-service"))));
        refused.add(
                "gateway.a",
                List.of(new RefusedRequest(REFUSED, Instant.now(), "TOKEN_TIME", 401, NAME, "GET /x", "zgk_…x7Qa")));
    }

    @Test
    void everyOperationHasARow() {
        assertThat(ROWS.keySet()).isEqualTo(operations.keySet());
    }

    Stream<Arguments> cells() {
        return ROWS.keySet().stream().flatMap(name -> Stream.of(Who.values()).map(who -> Arguments.of(name, who)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everybodyGetsWhatIsDueToThem(String name, Who who) {
        var row = row(name);
        var operation = operation(name);
        var answer = send(operation.method(), path(operation) + row.query(), row.body(), token(who, operation));

        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(row.statuses().getOrDefault(who, refusal(operation, who)));
        if (answer.statusCode() >= 400) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    private static int refusal(Operations.Operation operation, Who who) {
        boolean forPassports = operation.path().startsWith("/zugang/diagnosis/");
        boolean known = STAFF.contains(who) || who == Who.GATEWAY_NODE;
        return known && !forPassports ? 403 : 401;
    }

    private String path(Operations.Operation operation) {
        return operation
                .path()
                .replace("{id}", operation.path().endsWith("/cancellation") ? parked : order)
                .replace("{entitlement}", "OLA")
                .replace("{document}", "general-terms")
                .replace("{name}", NAME)
                .replace("{customerNumber}", "0000123456")
                .replace("{requestId}", REFUSED.toString());
    }

    private static Optional<String> token(Who who, Operations.Operation operation) {
        if (who == Who.WRONG_AUDIENCE) {
            return Optional.of(
                    operation.path().startsWith("/zugang/diagnosis/")
                            ? PASSPORTS.of(NAME, "osr-service")
                            : Tokens.of(
                                    KEYCLOAK.issuer(),
                                    "someone",
                                    List.of("customer-service", "operator", "gateway-node"),
                                    claims -> claims.audience("osr-operator")));
        }
        return token(who);
    }

    private static Optional<String> token(Who who) {
        return switch (who) {
            case CUSTOMER_SERVICE -> Optional.of(KEYCLOAK.token("bea", "customer-service"));
            case SALES_LEAD -> Optional.of(KEYCLOAK.token("lea", "sales-lead"));
            case OPERATOR -> Optional.of(KEYCLOAK.token("olga", "operator"));
            case AUDITOR -> Optional.of(KEYCLOAK.token("otto", "auditor"));
            case GATEWAY_NODE -> Optional.of(KEYCLOAK.token("matrix", "gateway-node"));
            case OWNER -> Optional.of(PASSPORTS.of(NAME));
            case OTHER_TENANT -> Optional.of(PASSPORTS.of("tu-other-aa22"));
            case NOBODY, WRONG_AUDIENCE -> Optional.empty();
        };
    }

    private HttpResponse<String> send(String method, String path, String body, Optional<String> token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", path.endsWith("/file") ? "application/pdf" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(given -> request.header("Authorization", "Bearer " + given));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String id(HttpResponse<String> placed) {
        return JsonMapper.shared().readTree(placed.body()).path("id").asString();
    }

    private static Row row(String name) {
        return Optional.ofNullable(ROWS.get(name)).orElseThrow();
    }

    private Operations.Operation operation(String name) {
        return Optional.ofNullable(operations.get(name)).orElseThrow();
    }

    private static Row of(String body, int status, Who... who) {
        return of(body, status, Set.of(who));
    }

    private static Row of(String body, int status, Set<Who> who) {
        var statuses = new EnumMap<Who, Integer>(Who.class);
        who.forEach(each -> statuses.put(each, status));
        return new Row("", body, statuses);
    }
}
