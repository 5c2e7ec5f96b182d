package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.queue.Dispatcher;
import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunTests {

    private static final String ROLES = Client.rolesPath("100001", "0001");
    private static final String DRY = ROLES + "/dry-run";
    private static final String GOOD = """
            {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "100001"},
             "residentialunit": {"reference": {"mscnumber": "0001"}, "roles": [
              {"change": "INSERT", "role": "S-COR", "from": "2022-01-01", "partner": {"pmnumber": "P"}}],
             "partners": [{"reference": {"pmnumber": "P"}, "name": "Muster", "firstname": "Mika"}]}}}
            """;
    private static final String UNITS_OF_ALL_PROFILES = """
            {"type": "billingunit", "externalId": "b", "customerNumber": "%1$s", "mscnumber": "300001", "msc": "bved", \
            "contracts": ["S-COR", "S-BIR", "S-BVA"], "closedUntil": "2019-12-31"}
            {"type": "residentialunit", "externalId": "b1", "billingUnit": "b", "mscnumber": "0001"}
            {"type": "billingunit", "externalId": "k", "customerNumber": "%1$s", "mscnumber": "300002", "msc": "kalo"}
            {"type": "residentialunit", "externalId": "k1", "billingUnit": "k", "mscnumber": "0001"}
            {"type": "billingunit", "externalId": "u", "customerNumber": "%1$s", "mscnumber": "300003", \
            "msc": "kalo-unchecked"}
            {"type": "residentialunit", "externalId": "u1", "billingUnit": "u", "mscnumber": "0001"}
            """.formatted(Seed.CUSTOMER);

    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        assertThat(osr.importRegister(Seed.demoRegister()).status()).isEqualTo(200);
        assertThat(osr.importRegister(UNITS_OF_ALL_PROFILES)
                        .body()
                        .at("/refused")
                        .asInt())
                .isZero();
        caller = osr.as("tu-muster", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    /** Each delivery first asks and is then delivered, so that later ones meet whatever the earlier ones left. */
    @ParameterizedTest
    @ValueSource(strings = {"300001", "300002", "300003", "777777"})
    void saysWhatProcessingSaysOfGeneratedDeliveries(String billingUnit) {
        var generated = new GeneratedDeliveries(20261122);
        var said = new TreeSet<String>();
        String path = Client.rolesPath(billingUnit, "0001");
        for (int i = 0; i < 100; i++) {
            String body = generated.next(billingUnit, "0001");
            Answer dry = caller.post(path + "/dry-run", body, "X-Zugang-Message-Detail", "de");
            Answer real = caller.post(path, body, "X-Zugang-Message-Detail", "de");
            JsonNode end = real.status() == 202 ? end(billingUnit, real) : real.body();

            assertThat(dry.status()).as(body).isEqualTo(200);
            assertThat(dry.body().get("refusedAtOnce").asBoolean()).isEqualTo(real.status() == 400);
            for (String property : List.of("status", "roleMessages", "partnerMessages", "messageTotal")) {
                assertThat(dry.body().get(property))
                        .as("%s of %s", property, body)
                        .isEqualTo(end.get(property));
            }
            said.addAll(ids(end));
        }
        assertThat(said).as("what was said at all").hasSizeGreaterThan(billingUnit.equals("777777") ? 1 : 7);
    }

    private JsonNode end(String billingUnit, Answer accepted) {
        String id = accepted.body().get("dataDeliveryId").asString();
        caller.outcome(billingUnit, id);
        return RunningOsr.send(
                        caller.request(Client.statusPath(billingUnit, id)).header("X-Zugang-Message-Detail", "de"))
                .body();
    }

    private static List<String> ids(JsonNode status) {
        var ids = new ArrayList<String>();
        if (status.get("status").asString().equals("SUCCESS")) {
            ids.add("SUCCESS");
        }
        status.get("roleMessages").forEach(message -> ids.add(message.get("id").asString()));
        status.get("partnerMessages")
                .forEach(message -> ids.add(message.get("id").asString()));
        return ids;
    }

    @Test
    void storesNothingWhateverTheAnswer() {
        String before = everything();
        assertThat(status(caller.post(DRY, GOOD, "Idempotency-Key", "dry-1"))).isEqualTo("SUCCESS");
        assertThat(status(caller.post(DRY, GOOD.replace("INSERT", "UPDATE")))).isEqualTo("FAIL");
        assertThat(status(caller.post(DRY, GOOD.replace("\"P\"}}", "\"Q\"}}")))).isEqualTo("FAIL");
        assertThat(caller.post(DRY, GOOD.replace("2022-01-01", "2022-02-30")).status())
                .isEqualTo(400);
        assertThat(everything()).isEqualTo(before);
    }

    /** Every row of every table, as a superuser sees it; but for the instance's sign of life. */
    private String everything() {
        String tables = database.value("""
                select string_agg(quote_ident(tablename), ',' order by tablename) from pg_tables
                 where schemaname = 'osr' and tablename <> 'worker_instance'
                """);
        return List.of(tables.split(",")).stream()
                .map(table -> table + " "
                        + database.value("select count(*) || ' ' || coalesce(md5(string_agg(row::text,"
                                + " '' order by row::text)), '') from osr." + table + " row"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void saysTheSameTwiceAndLeavesTheIdempotencyKeyToTheDelivery() {
        String path = Client.rolesPath("100001", "0020");
        String body = GOOD.replace("\"0001\"", "\"0020\"");
        Answer first = caller.post(path + "/dry-run", body, "Idempotency-Key", "k");
        Answer second = caller.post(path + "/dry-run", body.replace("Mika", "Kim"), "Idempotency-Key", "k");
        assertThat(first.body()).isEqualTo(second.body());
        Answer accepted = caller.post(path, body, "Idempotency-Key", "k");
        assertThat(accepted.status()).isEqualTo(202);
        end("100001", accepted);
    }

    @Test
    void answersWhileDeliveriesOfTheUnitWaitAndDoesNotConsiderThem() {
        String path = Client.rolesPath("100001", "0021");
        String insert = GOOD.replace("\"0001\"", "\"0021\"");
        osr.bean(Dispatcher.class).pause();
        Answer waiting = caller.post(path, insert);
        try {
            assertThat(status(caller.post(path + "/dry-run", insert.replace("INSERT", "DELETE"))))
                    .isEqualTo("FAIL");
            assertThat(status(caller.post(path + "/dry-run", insert))).isEqualTo("SUCCESS");
        } finally {
            osr.bean(Dispatcher.class).resume();
        }
        assertThat(end("100001", waiting).get("status").asString()).isEqualTo("SUCCESS");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("de.zugang.osr.delivery.RefusalTests#bodiesThatAreNotTheContracts")
    void refusesWhatIsNotTheContracts(String what, String body) {
        Answer answer = caller.post(DRY, body);
        assertThat(answer.status()).as(what).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesBodiesAboveTheLimitOtherMediaTypesOtherMethodsAndStrangers() {
        assertThat(caller.post(DRY, GOOD.replace("Mika", "M".repeat(1 << 20))).status())
                .isEqualTo(413);
        assertThat(RunningOsr.send(caller.request(DRY)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(GOOD)))
                        .status())
                .isEqualTo(415);
        assertThat(caller.get(DRY).status()).isEqualTo(405);
        assertThat(RunningOsr.send(HttpRequest.newBuilder(osr.uri(DRY))).status())
                .isEqualTo(401);
    }

    @Test
    void tellsAForeignUnitExactlyAsAnUnknownOne() {
        Answer foreign = dryRunTo("222222");
        assertThat(foreign.body()).isEqualTo(dryRunTo("777777").body());
        assertThat(foreign.body().at("/roleMessages/0/key").asString()).isEqualTo("OSR-2001");
        assertThat(foreign.body().get("messageTotal").asInt()).isEqualTo(1);
    }

    private Answer dryRunTo(String billingUnit) {
        return caller.post(
                Client.rolesPath(billingUnit, "0001") + "/dry-run",
                GOOD.replace("\"100001\"", "\"" + billingUnit + "\""));
    }

    @Test
    void countsAllMessagesOfAThousandRolesAndRefusesOneRoleMore() {
        Answer answer = caller.post(DRY, withRoles(1000));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("roleMessages").size()).isEqualTo(1000);
        assertThat(answer.body().get("messageTotal").asInt()).isGreaterThan(1000);
        assertThat(caller.post(DRY, withRoles(1001)).status()).isEqualTo(400);
    }

    /** Each with more than one fault, found before any change is tried. */
    private static String withRoles(int count) {
        String roles = IntStream.range(0, count)
                .mapToObj(i -> "{\"change\": \"MOVE\", \"role\": \"X-YYY\", \"partner\": {\"pmnumber\": \"P\"}}")
                .collect(Collectors.joining(","));
        return GOOD.replaceFirst("(?s)\"roles\": \\[.*?\\]", "\"roles\": [" + roles + "]");
    }

    private static String status(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.body().get("status").asString();
    }
}
