package de.zugang.ola;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.ola.testing.Answer;
import de.zugang.ola.testing.Contract;
import de.zugang.ola.testing.Events;
import de.zugang.ola.testing.RunningOla;
import de.zugang.ola.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final String CUSTOMER = "?customerId=" + RunningOla.CUSTOMER;

    /** Who calls, at the port where the operation is. */
    enum Who {
        OWNER,
        OTHER_TENANT,
        NO_NUMBERS,
        HOST,
        OTHER_STAFF,
        NOBODY,
        WRONG_AUDIENCE
    }

    private record Row(String operation, String method, String path, String body, Map<Who, Integer> statuses) {

        boolean isForTheHost() {
            return path.startsWith("/operator/");
        }
    }

    private static final List<Row> ROWS = List.of(
            ofTenant("getAuthorizationRequests", "/ola/v1.0.0/authorization-requests" + CUSTOMER),
            ofTenant("getAuthorizationRequestChanges", "/ola/v1.0.0/authorization-requests/changes" + CUSTOMER),
            new Row(
                    "postAuthorizationRequests",
                    "POST",
                    "/operator/v1/authorization-requests",
                    Contract.example("ola-ingest/v1", "batch.json"),
                    Map.of(
                            Who.OWNER, 401,
                            Who.OTHER_TENANT, 401,
                            Who.NO_NUMBERS, 401,
                            Who.HOST, 200,
                            Who.OTHER_STAFF, 403,
                            Who.NOBODY, 401,
                            Who.WRONG_AUDIENCE, 401)));

    private RunningOla ola;

    @BeforeAll
    void start() {
        ola = new RunningOla();
        ola.post(Events.batch(Events.event("a-1", RunningOla.CUSTOMER, RunningOla.START.minusSeconds(60))));
    }

    @AfterAll
    void stop() {
        ola.close();
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
        Answer answer = call(row, who, row.isForTheHost());
        assertThat(answer.status())
                .as(answer.http().body())
                .isEqualTo(row.statuses().get(who));
        if (answer.status() >= 400) {
            assertThat(answer.http().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
        }
    }

    /** Not even the right token helps. */
    @ParameterizedTest
    @MethodSource("operationNames")
    void nothingExistsAtTheOtherPort(String operation) {
        Row row = row(operation);
        Answer answer = call(row, row.isForTheHost() ? Who.HOST : Who.OWNER, !row.isForTheHost());
        assertThat(answer.status()).isIn(401, 404);
        assertThat(answer.http().body()).doesNotContain(RunningOla.CUSTOMER);
    }

    Stream<String> operationNames() {
        return ROWS.stream().map(Row::operation);
    }

    private Answer call(Row row, Who who, boolean atOperatorsPort) {
        return ola.call(
                atOperatorsPort,
                row.method(),
                row.path(),
                token(who, row.isForTheHost()),
                "application/json",
                row.body());
    }

    private static Optional<String> token(Who who, boolean forTheHost) {
        return switch (who) {
            case OWNER -> Optional.of(Tokens.passport(RunningOla.CUSTOMER));
            case OTHER_TENANT -> Optional.of(Tokens.passport(RunningOla.OTHER_CUSTOMER));
            case NO_NUMBERS -> Optional.of(Tokens.passport());
            case HOST -> Optional.of(Tokens.ofMachine("ola-ingest", "ola-operator"));
            case OTHER_STAFF -> Optional.of(Tokens.ofMachine("customer-service", "ola-operator"));
            case NOBODY -> Optional.empty();
            case WRONG_AUDIENCE ->
                Optional.of(
                        forTheHost
                                ? Tokens.ofMachine("ola-ingest", "osr-operator")
                                : Tokens.passportFor("osr-service", RunningOla.CUSTOMER));
        };
    }

    private static Row row(String operation) {
        return ROWS.stream()
                .filter(row -> row.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private static Row ofTenant(String operation, String path) {
        return new Row(
                operation,
                "GET",
                path,
                "",
                Map.of(
                        Who.OWNER, 200,
                        Who.OTHER_TENANT, 404,
                        Who.NO_NUMBERS, 404,
                        Who.HOST, 401,
                        Who.OTHER_STAFF, 401,
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
