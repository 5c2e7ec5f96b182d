package de.zugang.osr;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every operation of every contract that this service is generated from, for everybody who might call it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationMatrixTests {

    private static final String ANY_ID = "00000000-0000-4000-8000-000000000000";
    private static final String ROLES = Client.rolesPath("654321", "0001");

    /** Who calls, at the port where the operation is. */
    enum Who {
        OWNER,
        OTHER_TENANT,
        NO_NUMBERS,
        OPERATOR,
        OTHER_STAFF,
        NOBODY,
        WRONG_AUDIENCE
    }

    /**
     * One operation.
     *
     * @param path with {@code {delivery}} for an id of the owner's
     */
    private record Row(
            String operation, String method, String path, String type, String body, Map<Who, Integer> statuses) {

        boolean isForOperators() {
            return path.startsWith("/operator/");
        }
    }

    private static final List<Row> ROWS = List.of(
            ofTenant("getOnSiteRoles", "GET", ROLES, "", 200, 404, 404),
            ofTenant("postDataDelivery", "POST", ROLES, Seed.example("use-case-1"), 202, 202, 202),
            ofTenant("postDryRun", "POST", ROLES + "/dry-run", Seed.example("use-case-1"), 200, 200, 200),
            ofTenant("getDataDeliveryStatus", "GET", Client.statusPath("654321", "{delivery}"), "", 200, 404, 404),
            ofTenant("getEndpoint", "GET", "/webhook/v1/endpoint", "", 404, 404, 404),
            ofTenant("putEndpoint", "PUT", "/webhook/v1/endpoint", "{}", 400, 400, 400),
            ofTenant("deleteEndpoint", "DELETE", "/webhook/v1/endpoint", "", 404, 404, 404),
            ofTenant("replaceSecret", "POST", "/webhook/v1/endpoint/secret", "", 404, 404, 404),
            ofTenant("sendTest", "POST", "/webhook/v1/endpoint/test", "", 404, 404, 404),
            ofTenant("getAttempts", "GET", "/webhook/v1/endpoint/attempts", "", 404, 404, 404),
            ofOperator("importRegister", "POST", "/register", "application/x-ndjson", "", 200),
            ofOperator("getImport", "GET", "/register/imports/" + ANY_ID, "application/json", "", 404),
            ofOperator("getRefusals", "GET", "/register/imports/" + ANY_ID + "/refusals", "application/json", "", 404),
            ofOperator("getUvi", "GET", "/uvi?month=2026-01", "application/json", "", 200),
            ofOperator("getQuarantine", "GET", "/quarantine", "application/json", "", 200),
            ofOperator("getQuarantined", "GET", "/quarantine/" + ANY_ID, "application/json", "", 404),
            ofOperator("discardQuarantined", "DELETE", "/quarantine/" + ANY_ID, "application/json", "", 404),
            ofOperator("resendQuarantined", "POST", "/quarantine/" + ANY_ID + "/resend", "application/json", "", 404),
            ofOperator(
                    "eraseResident",
                    "POST",
                    "/erasures",
                    "application/json",
                    Seed.read(Seed.CONTRACT.resolve("../../osr-operator/v1/examples/erasure-preview.json")),
                    200),
            ofOperator("getErasures", "GET", "/erasures?since=2026-01-01T00:00:00Z", "application/json", "", 200));

    private TestDatabase database;
    private RunningOsr osr;
    private String delivery = "";

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        osr.importRegister(Seed.demoRegister());
        delivery = osr.as("tu-owner", Seed.CUSTOMER).deliver("654321", "0001", Seed.example("use-case-1"));
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void everyOperationHasARow() throws IOException {
        assertThat(ROWS.stream().map(Row::operation)).containsExactlyInAnyOrderElementsOf(operations());
    }

    Stream<Arguments> cells() {
        return ROWS.stream().flatMap(row -> Stream.of(Who.values()).map(who -> Arguments.of(row.operation(), who)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everybodyGetsWhatIsDueToThem(String operation, Who who) {
        Row row = row(operation);
        Answer answer = call(row, who, row.isForOperators());
        assertThat(answer.status())
                .as(answer.http().body())
                .isEqualTo(row.statuses().get(who));
        if (answer.status() >= 400) {
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    /** Not even the right token helps. */
    @ParameterizedTest
    @MethodSource("operationNames")
    void nothingExistsAtTheOtherPort(String operation) {
        Row row = row(operation);
        Answer answer = call(row, row.isForOperators() ? Who.OPERATOR : Who.OWNER, !row.isForOperators());
        assertThat(answer.status()).isEqualTo(404);
    }

    Stream<String> operationNames() {
        return ROWS.stream().map(Row::operation);
    }

    private Answer call(Row row, Who who, boolean atOperatorsPort) {
        String path = row.path().replace("{delivery}", delivery);
        URI uri = atOperatorsPort ? osr.operatorUri(path) : osr.uri(path);
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", row.type())
                .method(row.method(), HttpRequest.BodyPublishers.ofString(row.body()));
        String token = token(who, row.isForOperators());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return RunningOsr.send(request);
    }

    private static @Nullable String token(Who who, boolean forOperators) {
        return switch (who) {
            case OWNER -> Tokens.passport("tu-owner", Seed.CUSTOMER);
            case OTHER_TENANT -> Tokens.passport("tu-other", Seed.OTHER_CUSTOMER);
            case NO_NUMBERS -> Tokens.passport("tu-new");
            case OPERATOR -> Tokens.ofStaff("operator");
            case OTHER_STAFF -> Tokens.ofStaff("customer-service");
            case NOBODY -> null;
            case WRONG_AUDIENCE ->
                forOperators
                        ? Tokens.ofStaff("operator", "onboarding-service", "Bearer")
                        : Tokens.passportFor("ola-service", "tu-owner", Seed.CUSTOMER);
        };
    }

    private static Row row(String operation) {
        return ROWS.stream()
                .filter(row -> row.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private static Row ofTenant(
            String operation, String method, String path, String body, int owner, int otherTenant, int noNumbers) {
        return new Row(
                operation,
                method,
                path,
                "application/json",
                body,
                Map.of(
                        Who.OWNER, owner,
                        Who.OTHER_TENANT, otherTenant,
                        Who.NO_NUMBERS, noNumbers,
                        Who.OPERATOR, 401,
                        Who.OTHER_STAFF, 401,
                        Who.NOBODY, 401,
                        Who.WRONG_AUDIENCE, 401));
    }

    private static Row ofOperator(
            String operation, String method, String path, String type, String body, int operator) {
        return new Row(
                operation,
                method,
                "/operator/v1" + path,
                type,
                body,
                Map.of(
                        Who.OWNER, 401,
                        Who.OTHER_TENANT, 401,
                        Who.NO_NUMBERS, 401,
                        Who.OPERATOR, operator,
                        Who.OTHER_STAFF, 403,
                        Who.NOBODY, 401,
                        Who.WRONG_AUDIENCE, 401));
    }

    /** The operations of all contracts that the build generates this service's interfaces from. */
    private static List<String> operations() throws IOException {
        var contracts = Pattern.compile("<inputSpec>\\$\\{api-spec.directory}/([^<]+)</inputSpec>")
                .matcher(Files.readString(Path.of("pom.xml")));
        var operations = new ArrayList<String>();
        while (contracts.find()) {
            Path contract = Path.of(System.getProperty("api-spec.directory"), contracts.group(1));
            Map<String, Map<String, Map<String, Object>>> yaml = new Yaml().load(Files.readString(contract));
            for (Map<String, Object> path : yaml.getOrDefault("paths", Map.of()).values()) {
                for (Object operation : path.values()) {
                    if (operation instanceof Map<?, ?> described && described.get("operationId") instanceof String id) {
                        operations.add(id);
                    }
                }
            }
        }
        return operations;
    }
}
