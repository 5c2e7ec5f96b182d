package de.zugang.osr.register;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportTests {

    private static final String UNIT = """
            {"type":"billingunit","externalId":"b1","customerNumber":"0000000001","mscnumber":"300001","msc":"bved","contracts":["S-COR"]}
            {"type":"residentialunit","externalId":"r1","billingUnit":"b1","mscnumber":"1"}
            """;
    private static final String ROLE = """
            {"type":"role","externalId":"o1","residentialUnit":"r1","role":"S-COR","from":"2020-01-01","to":"2020-12-31","partner":{"pmnumber":"A","name":"Muster"}}
            """;

    private TestDatabase database;
    private RunningOsr osr;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    @Order(1)
    void sameFileAgainChangesNothingEvenAfterDeliveries() {
        assertThat(counts(osr.importRegister(Seed.demoRegister()).body())).isEqualTo("421/421/0/0/0");
        Client caller = osr.as("tu-a", Seed.CUSTOMER);
        caller.outcome("654321", caller.deliver("654321", "0001", Seed.example("use-case-1")));

        assertThat(counts(osr.importRegister(Seed.demoRegister()).body())).isEqualTo("421/0/0/421/0");
        assertThat(database.value("select count(*) from on_site_role")).isEqualTo("3");
    }

    @Test
    @Order(2)
    void refusedLinesAreReportedAndStopNothing() {
        JsonNode report = osr.importRegister("""
                {"type":"billingunit","externalId":"b0","customerNumber":"1","mscnumber":"300000","msc":"kalo"}
                {"type":"billingunit","externalId":"b0","customerNumber":"0000000001","mscnumber":"30000","msc":"kalo"}
                {"type":"billingunit","externalId":"b0","customerNumber":"0000000001","mscnumber":"300000","msc":"nobody"}
                {"type":"billingunit","externalId":"b0","customerNumber":"0000000001","mscnumber":"654321","msc":"kalo"}

                {"type":"residentialunit","externalId":"r0","billingUnit":"b0","mscnumber":"1"}
                {"type":"role","externalId":"o0","residentialUnit":"r0","role":"S-COR","partner":{"pmnumber":"A"}}
                {"type":"street","externalId":"s0"}
                {"type":"billingunit","externalId":"b0","unknown":true}
                {"type":"billingunit"
                null
                """ + UNIT).body();
        assertThat(counts(report)).isEqualTo("12/2/0/0/10");
        assertThat(report.at("/refusals/0/reason").asString()).isEqualTo("customerNumber: 1 (expected: ten digits)");
        assertThat(report.at("/refusals/4/line").asInt()).isEqualTo(6);
        assertThat(report.toString()).doesNotContain("jackson");
    }

    @Test
    @Order(3)
    void changedUnitIsChangedAndTakesItsRolesAlong() {
        assertThat(counts(osr.importRegister(ROLE).body())).isEqualTo("1/1/0/0/0");
        assertThat(counts(osr.importRegister(UNIT.replace("0000000001", "0000000002"))
                        .body()))
                .isEqualTo("2/0/1/1/0");
        assertThat(database.value("select string_agg(distinct customer_number, ',') from partner where pmnumber = 'A'"))
                .isEqualTo("0000000002");
        assertThat(osr.as("tu-new", "0000000002")
                        .get(Client.rolesPath("300001", "1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Order(4)
    void brokenRolesComeInAsLegacyOnly() {
        String overlapping = ROLE.replace("\"o1\"", "\"o2\"");
        String withoutFrom = ROLE.replace("\"o1\"", "\"o3\"").replace("\"from\":\"2020-01-01\",", "");
        assertThat(counts(osr.importRegister(overlapping + withoutFrom).body())).isEqualTo("2/0/0/0/2");
        assertThat(counts(osr.importRegister(overlapping + withoutFrom, true).body()))
                .isEqualTo("2/2/0/0/0");
        assertThat(counts(osr.importRegister(ROLE.replace("2020-12-31", "2021-12-31"))
                        .body()))
                .isEqualTo("1/0/0/0/1");
    }

    @Test
    @Order(5)
    void emptyFileIsFine() {
        assertThat(counts(osr.importRegister("").body())).isEqualTo("0/0/0/0/0");
    }

    private static String counts(JsonNode report) {
        return "%s/%s/%s/%s/%s"
                .formatted(
                        report.get("read").asInt(),
                        report.get("created").asInt(),
                        report.get("changed").asInt(),
                        report.get("unchanged").asInt(),
                        report.get("refused").asInt());
    }
}
