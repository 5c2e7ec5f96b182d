package de.zugang.osr.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.queue.Dispatcher;
import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Canary;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Dump;
import de.zugang.osr.testing.Output;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two residents go through every flow that stores something: one is erased, the other is the proof that the search finds
 * what there is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureTests {

    private static final String BVED = """
            {"type":"billingunit","externalId":"bved","customerNumber":"0000123456","mscnumber":"300001","msc":"bved","contracts":["S-COR","S-BIR","S-BVA"]}
            {"type":"residentialunit","externalId":"bved-1","billingUnit":"bved","mscnumber":"0001"}
            {"type":"residentialunit","externalId":"bved-2","billingUnit":"bved","mscnumber":"0002"}
            """;
    private static final String SOUGHT = """
            {"name": " kanarienVOGEL", "firstname": "Zwitscher", "reason": "DSGVO-2026-017", "confirm": %s}""";

    private TestDatabase database;
    private Output output;
    private RunningOsr osr;
    private Client caller;
    private String waiting = "";

    @BeforeAll
    void plant() {
        database = TestDatabase.create();
        output = new Output();
        osr = RunningOsr.on(
                database,
                "--zugang.osr.queue.first-pause=1ms",
                "--logging.level.de=info",
                "--logging.level.com=info",
                "--logging.level.org=info");
        caller = osr.as("tu-a", Seed.CUSTOMER);
        osr.importRegister(Seed.demoRegister() + BVED);
        plant(Canary.CONTROL, "2");
        plant(Canary.BIRD, "1");
        osr.bean(Dispatcher.class).pause();
        waiting = caller.deliver(
                "100001", "0050", Canary.BIRD.delivery("100001", "0050", "INSERT", "S-COR", "2022-01-01"));
    }

    @AfterAll
    void stop() {
        osr.close();
        output.close();
    }

    /** Imported, delivered, refused, failed, given up, sent where nothing is; several of them with a key of the sender. */
    private void plant(Canary resident, String n) {
        assertThat(osr.importRegister(
                                resident.line("cor-" + n, "demo-100001-001" + n, "S-COR", "2018-01-01", "2019-12-31")
                                        + resident.line("bir-" + n, "bved-" + n, "S-BIR", "2018-01-01", "2019-12-31"))
                        .body()
                        .get("refused")
                        .asInt())
                .isZero();
        deliver(resident, "100001", "002" + n, "INSERT", "S-COR", "SUCCESS");
        deliver(resident, "300001", "000" + n, "INSERT", "S-COR", "SUCCESS");
        deliver(resident, "100001", "002" + n, "INSERT", "S-COR", "FAIL"); // the active role is open
        deliver(resident, "777777", "0001", "INSERT", "S-COR", "FAIL"); // no such unit
        deliver(resident, "77x", "y", "INSERT", "S-COR", "FAIL"); // no numbers at all
        deliverToOther(resident, n);
        giveUp(resident, n);
        Answer refused = caller.post(
                Client.rolesPath("100001", "0030"),
                resident.delivery("100001", "0030", "INSERT", "S-COR", "2022-01-01")
                        .replace("@", "(at)"));
        assertThat(refused.status()).isEqualTo(400);
    }

    private void deliver(Canary resident, String unit, String residentialUnit, String change, String role, String end) {
        Answer accepted = caller.post(
                Client.rolesPath(unit, residentialUnit),
                resident.delivery(unit, residentialUnit, change, role, "2022-01-01"),
                "Idempotency-Key",
                resident.pmnumber() + unit + residentialUnit + end);
        String id = accepted.body().get("dataDeliveryId").asString();
        assertThat(caller.outcome(unit, id).get("status").asString()).isEqualTo(end);
    }

    /** The body names another unit than the path, and the partner has no name: found by the number. */
    private void deliverToOther(Canary resident, String n) {
        String body = resident.delivery("100001", "001" + n, "INSERT", "S-COR", "2022-01-01")
                .replace("\"name\":\"" + resident.name() + "\",", "");
        String id = caller.deliver("100001", "0040", body);
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("FAIL");
    }

    private void giveUp(Canary resident, String n) {
        database.execute("alter table partner add constraint poison check (name <> '" + resident.name()
                + "' or pmnumber <> '" + resident.pmnumber() + "') not valid");
        deliver(resident, "100001", "006" + n, "INSERT", "S-COR", "FAIL");
        database.execute("alter table partner drop constraint poison");
    }

    @Test
    @Order(1)
    void previewTellsWhatThereIsAndChangesNothing() {
        String before = everything();
        Answer preview = erasure(SOUGHT.formatted(false));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().get("confirmed").asBoolean()).isFalse();
        assertThat(preview.body().has("erasureId")).isFalse();
        assertThat(preview.body().at("/rows/partner").asInt()).isEqualTo(3);
        assertThat(preview.body().at("/rows/waiting_delivery").asInt()).isOne();
        assertThat(preview.body()
                        .get("partners")
                        .valueStream()
                        .map(at -> at.get("billingUnit").asString() + "/"
                                + at.get("residentialUnit").asString()))
                .contains("100001/0011", "100001/0021", "300001/0001", "777777/0001");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void erasedResidentIsInNoColumnOfNoTable() {
        assertThat(Dump.tablesWith(database, Canary.BIRD))
                .extracting(found -> found.replaceFirst("=.*", ""))
                .contains("osr.partner", "osr.on_site_role", "osr.delivery", "osr.quarantine");
        Answer erased = erasure(SOUGHT.formatted(true));
        assertThat(erased.status()).isEqualTo(200);
        assertThat(erased.body().get("total").asInt()).isGreaterThan(20);

        assertThat(Dump.tablesWith(database, Canary.BIRD)).isEmpty();
        assertThat(erasure(SOUGHT.formatted(false)).body().get("total").asInt()).isZero();
        assertThat(Dump.tablesWith(database, Canary.CONTROL))
                .extracting(found -> found.replaceFirst("=.*", ""))
                .contains("osr.partner", "osr.on_site_role", "osr.delivery", "osr.quarantine");
    }

    @Test
    @Order(3)
    void recordSaysWhoWhenWhyAndHowMuch() {
        var records = osr.operator("GET", "/operator/v1/erasures?since=2026-01-01T00:00:00Z", "")
                .body();
        assertThat(records).hasSize(1);
        assertThat(records.at("/0/by").asString()).isEqualTo("somebody");
        assertThat(records.at("/0/reason").asString()).isEqualTo("DSGVO-2026-017");
        assertThat(records.at("/0/rows/partner").asInt()).isEqualTo(3);
        assertThat(osr.operator("GET", "/operator/v1/erasures?since=2126-01-01T00:00:00Z", "")
                        .body())
                .isEmpty();
    }

    @Test
    @Order(4)
    void waitingDeliveryEndsAsFailAndBringsNobodyBack() {
        osr.bean(Dispatcher.class).resume();
        assertThat(caller.outcome("100001", waiting).get("status").asString()).isEqualTo("FAIL");
        assertThat(Dump.tablesWith(database, Canary.BIRD)).isEmpty();
    }

    @Test
    @Order(5)
    void sameRegisterFileDoesNotBringTheResidentBack() {
        osr.importRegister(Canary.BIRD.line("cor-1", "demo-100001-0011", "S-COR", "2018-01-01", "2019-12-31")
                + Canary.BIRD.line("bir-1", "bved-1", "S-BIR", "2018-01-01", "2019-12-31"));
        assertThat(Dump.tablesWith(database, Canary.BIRD)).isEmpty();
    }

    @Test
    @Order(6)
    void billRecipientLeavesThePeriodBehindAndOthersLeaveNothing() {
        assertThat(database.value("""
                select string_agg(r.code || ' ' || r.valid_from || ' ' || (p.pmnumber like 'erased-%') || ' '
                                  || coalesce(p.name, '-'), ',')
                  from on_site_role r join partner p using (residential_unit_id, pmnumber)
                  join residential_unit u on u.id = r.residential_unit_id where u.external_id = 'bved-1'
                """)).isEqualTo("S-BIR 2018-01-01 true -");
        assertThat(caller.get(Client.rolesPath("100001", "0021")).body().at("/billingunit/residentialunit/roles"))
                .isEmpty();
    }

    @Test
    @Order(7)
    void nobodyReceivesTheUviInTheResidentsPlace() {
        String lines = RunningOsr.send(HttpRequest.newBuilder(osr.operatorUri("/operator/v1/uvi?month=2026-01"))
                        .header("Authorization", "Bearer " + Tokens.ofStaff("operator"))
                        .header("Accept", "application/x-ndjson"))
                .http()
                .body();
        assertThat(lines.toLowerCase(Locale.ROOT)).doesNotContain(Canary.BIRD.traces());
        assertThat(lines).contains(Canary.CONTROL.name());
        assertThat(lines.lines().filter(line -> line.contains("\"residentialUnit\":\"0021\"")))
                .allMatch(line -> line.contains("\"recipient\":null"));
    }

    @Test
    @Order(8)
    void noLogNamesEitherResident() {
        assertThat(output.text()).contains("given up").contains("erasure ");
        String logs = (output.text() + TestDatabase.serverLog()).toLowerCase(Locale.ROOT);
        assertThat(Stream.of(Canary.BIRD, Canary.CONTROL).flatMap(resident -> resident.traces().stream()))
                .noneMatch(logs::contains);
    }

    @ParameterizedTest
    @Order(9)
    @ValueSource(
            strings = {
                "{\"name\": \"Muster\", \"firstname\": \"Max\"}",
                "{\"name\": \"\", \"firstname\": \"Max\", \"reason\": \"T-1\"}",
                "{\"name\": \"Muster\", \"firstname\": \"Max\", \"reason\": \"T-1\", \"lastname\": \"x\"}",
                "{\"name\": \"Muster\", \"firstname\": \"Max\", \"reason\": \"T-1\", \"confirm\": \"true\"}"
            })
    void requestThatDoesNotMatchTheContractIsRefused(String request) {
        assertThat(erasure(request).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @Order(9)
    @ValueSource(
            strings = {
                "{\"reason\": \"T-1\", \"confirm\": true}",
                "{\"name\": \"Muster\", \"reason\": \"T-1\"}",
                "{\"firstname\": \"Max\", \"billingUnit\": \"654321\", \"reason\": \"T-1\"}",
                "{\"pmnumber\": \"1\", \"reason\": \"T-1\"}",
                "{\"pmnumber\": \"1\", \"billingUnit\": \"654321\", \"reason\": \"T-1\"}",
                "{\"residentialUnit\": \"1\", \"name\": \"M\", \"firstname\": \"M\", \"reason\": \"T-1\"}",
                "{\"name\": \"Muster\", \"firstname\": \"Max\", \"reason\": \"for Max\"}"
            })
    void requestThatMeansNobodyOrNamesTheResidentInItsReasonIsRefused(String request) {
        assertThat(erasure(request).status()).isEqualTo(422);
    }

    @Test
    @Order(10)
    void erasureIsForOperatorsOnly() {
        var request = HttpRequest.newBuilder(osr.operatorUri("/operator/v1/erasures"))
                .header("Authorization", "Bearer " + Tokens.ofStaff("customer-service"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(SOUGHT.formatted(true)));
        assertThat(RunningOsr.send(request).status()).isEqualTo(403);
    }

    private Answer erasure(String request) {
        return osr.operator("POST", "/operator/v1/erasures", request);
    }

    private String everything() {
        return Stream.of("partner", "on_site_role", "delivery", "quarantine", "idempotency_key", "erasure")
                .map(table -> database.value(
                        "select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from " + table + " t"))
                .toList()
                .toString();
    }
}
