package de.zugang.osr.register;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTests {

    private static final String UNIT = """
            {"type":"billingunit","externalId":"b1","customerNumber":"0000000001","mscnumber":"300001","msc":"bved","contracts":["S-COR"]}
            {"type":"residentialunit","externalId":"r1","billingUnit":"b1","mscnumber":"1"}
            """;
    private static final String ROLE = """
            {"type":"role","externalId":"o1","residentialUnit":"r1","role":"S-COR","from":"2020-01-01","to":"2020-12-31","partner":{"pmnumber":"A","name":"Muster","email":"a@b.example"}}
            """;

    private TestDatabase database;
    private RunningOsr osr;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
    }

    @BeforeEach
    void forget() {
        database.emptyRegister();
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void sameFileAgainChangesNothingEvenAfterDeliveries() {
        assertThat(counts(osr.importRegister(Seed.demoRegister()))).isEqualTo("421/0/0/0");
        Client caller = osr.as("tu-a", Seed.CUSTOMER);
        caller.outcome("654321", caller.deliver("654321", "0001", Seed.example("use-case-1")));

        assertThat(counts(osr.importRegister(Seed.demoRegister()))).isEqualTo("0/0/421/0");
        assertThat(database.value("select count(*) from on_site_role")).isEqualTo("3");
    }

    @Test
    void theExampleInCsvIsAllTaken() {
        Answer answer = csv(Seed.file("register-example.csv"));

        assertThat(counts(answer)).isEqualTo("9/0/0/0");
        assertThat(database.value(
                        "select string_agg(name || '/' || phonenumbers::text, ',' order by pmnumber) from partner"))
                .isEqualTo(
                        "Müller-Lüdenscheidt; Erben/[],Mustermann/[{\"type\": \"MOBILE\", \"number\": \"0176-55555555\"}]");
        assertThat(counts(csv(Seed.file("register-example.csv")))).isEqualTo("0/0/9/0");
    }

    @Test
    void theSameRecordIsTheSameInBothFormats() {
        osr.importRegister(UNIT + ROLE);

        assertThat(counts(csv("""
                type;externalId;residentialUnit;role;from;to;partner.pmnumber;partner.name;partner.email
                role;o1;r1;S-COR;2020-01-01;2020-12-31;A;Muster;a@b.example
                """))).isEqualTo("0/0/1/0");
    }

    @Test
    void refusedLinesAreReportedWithoutWhatTheySayAndStopNothing() {
        Answer answer = osr.importRegister("""
                {"type":"billingunit","externalId":"b0","customerNumber":"123","mscnumber":"300000","msc":"kalo"}
                {"type":"billingunit","externalId":"b0","customerNumber":"0000000001","mscnumber":"300000","msc":"nobody"}

                {"type":"residentialunit","externalId":"r0","billingUnit":"b0","mscnumber":"1"}
                {"type":"role","externalId":"o0","residentialUnit":"r0","role":"S-COR","partner":{"pmnumber":"A","name":"Geheim"}}
                {"type":"role","externalId":"o0","residentialUnit":"r0","role":"S-COR","from":"Geheim","partner":{"pmnumber":"A"}}
                """ + UNIT);

        assertThat(counts(answer)).isEqualTo("2/0/0/5");
        assertThat(answer.body().get("lines").asInt()).isEqualTo(8);
        assertThat(refusals(answer)).isEqualTo("""
                1 customerNumber: 3 digits (expected: ten digits, leading zeros included)
                2 msc: a name that is not configured (expected: one of [kalo, kalo-unchecked, bved])
                4 billingUnit: an id that is not known (expected: the externalId of a billing unit before it)
                5 residentialUnit: an id that is not known (expected: the externalId of a residential unit before it)
                6 from: text of 6 characters (expected: a day as YYYY-MM-DD)
                """);
        assertThat(answer.http().body()).doesNotContain("Geheim").doesNotContain("jackson");
    }

    @Test
    void everyRefusedLineIsToldBeyondTheFirstThousand() {
        Answer answer = osr.importRegister("{}\n".repeat(2_345));
        String id = answer.body().get("importId").asString();

        assertThat(answer.body().get("refused").asInt()).isEqualTo(2_345);
        assertThat(answer.body().get("refusals").size()).isEqualTo(1_000);
        Answer all = RunningOsr.send(osr.asOperator("/operator/v1/register/imports/" + id + "/refusals"));
        assertThat(all.contentType()).isEqualTo("application/x-ndjson");
        assertThat(all.http().body().lines())
                .hasSize(2_345)
                .last()
                .isEqualTo("{\"line\":2345,\"column\":\"type\",\"found\":\"nothing\","
                        + "\"expected\":\"billingunit, residentialunit or role\"}");
        Answer table = RunningOsr.send(osr.asOperator("/operator/v1/register/imports/" + id + "/refusals")
                .header("Accept", "text/csv"));
        assertThat(table.http().body().lines())
                .hasSize(2_346)
                .startsWith("line,column,found,expected", "1,type,nothing,\"billingunit, residentialunit or role\"");
    }

    @Test
    void unknownImportIsNotFound() {
        String path = "/operator/v1/register/imports/" + UUID.randomUUID();
        assertThat(RunningOsr.send(osr.asOperator(path)).status()).isEqualTo(404);
        assertThat(RunningOsr.send(osr.asOperator(path + "/refusals")).status()).isEqualTo(404);
    }

    @Test
    void changedUnitIsChangedAndTakesItsRolesAlong() {
        osr.importRegister(UNIT + ROLE);

        assertThat(counts(osr.importRegister(UNIT.replace("0000000001", "0000000002"))))
                .isEqualTo("0/1/1/0");
        assertThat(owners()).isEqualTo("0000000002");
        assertThat(osr.as("tu-new", "0000000002")
                        .get(Client.rolesPath("300001", "1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unitMovedToAnotherBillingUnitTakesItsRolesAlong() {
        osr.importRegister(UNIT + ROLE);

        assertThat(counts(osr.importRegister("""
                {"type":"billingunit","externalId":"b2","customerNumber":"0000000003","mscnumber":"300002","msc":"bved"}
                {"type":"residentialunit","externalId":"r1","billingUnit":"b2","mscnumber":"1"}
                """))).isEqualTo("1/1/0/0");
        assertThat(owners()).isEqualTo("0000000003");
    }

    private String owners() {
        return database.value("""
                select string_agg(distinct customer_number, ',')
                  from (select customer_number from residential_unit union all select customer_number from on_site_role
                        union all select customer_number from partner) as owned""");
    }

    @Test
    void brokenDataComeInAsLegacyOnly() {
        osr.importRegister(UNIT + ROLE);
        String broken = ROLE.replace("\"o1\"", "\"o2\"")
                + ROLE.replace("\"o1\"", "\"o3\"").replace("\"from\":\"2020-01-01\",", "")
                + ROLE.replace("\"o1\"", "\"o4\"").replace("2020-12-31", "2019-12-31")
                + "{\"type\":\"residentialunit\",\"externalId\":\"r2\",\"billingUnit\":\"b1\",\"mscnumber\":\"0001\"}\n";

        assertThat(refusals(osr.importRegister(broken))).isEqualTo("""
                1 from: days of another role of the unit (expected: days of its own; legacy data may overlap)
                2 from: nothing (expected: a day; in legacy data it may be missing)
                3 to: a day that is not after from (expected: a day after from)
                4 mscnumber: the number of another residential unit in service (expected: a number of its own, or legacy data)
                """);
        assertThat(counts(osr.importRegister(broken, true))).isEqualTo("4/0/0/0");
    }

    @Test
    void aRoleOnceBroughtInIsChangedByDeliveriesOnly() {
        osr.importRegister(UNIT + ROLE);

        assertThat(refusals(osr.importRegister(ROLE.replace("2020-12-31", "2021-12-31"))))
                .startsWith("1 externalId: a role that was brought in before with other content");
    }

    @Test
    void contactDataIsNotKeptWhereTheProfileDoesNotKeepIt() {
        osr.importRegister(UNIT + ROLE);
        osr.importRegister((UNIT + ROLE)
                .replace("bved", "kalo")
                .replace("300001", "300002")
                .replace("b1", "b2")
                .replace("r1", "r2")
                .replace("o1", "o2"));

        assertThat(database.value(
                        "select string_agg(coalesce(email, '-'), ',' order by residential_unit_id) from partner"))
                .isEqualTo("a@b.example,-");
    }

    @Test
    void dryRunTellsTheSameAndLeavesNothing() {
        String file = UNIT + ROLE + ROLE.replace("\"o1\"", "\"o2\"");
        Answer dry = osr.importRegister("?dryRun=true", "application/x-ndjson", BodyPublishers.ofString(file));

        assertThat(counts(dry)).isEqualTo("3/0/0/1");
        assertThat(database.value("select count(*) from billing_unit")).isEqualTo("0");
        assertThat(database.value("select count(*) from imported_role")).isEqualTo("0");
        Answer stored = RunningOsr.send(osr.asOperator(
                "/operator/v1/register/imports/" + dry.body().get("importId").asString()));
        assertThat(stored.body()).isEqualTo(dry.body());
        assertThat(counts(osr.importRegister(file))).isEqualTo(counts(dry));
    }

    @Test
    void emptyFilesAreFine() {
        assertThat(counts(osr.importRegister(""))).isEqualTo("0/0/0/0");
        assertThat(counts(osr.importRegister("\n\n"))).isEqualTo("0/0/0/0");
        assertThat(counts(csv(""))).isEqualTo("0/0/0/0");
        assertThat(counts(csv("type,externalId\n"))).isEqualTo("0/0/0/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/xml", "text/csv;charset=ISO-8859-1"})
    void otherMediaTypesAreRefused(String type) {
        assertThat(osr.importRegister("", type, BodyPublishers.ofString(UNIT)).status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryrun=true", "?dryRun=perhaps", "?legacy=yes!", "?importId=1", "?force=true"})
    void mistypedParametersDoNotStartAnImport(String query) {
        assertThat(osr.importRegister(query, "application/x-ndjson", BodyPublishers.ofString(UNIT))
                        .status())
                .isEqualTo(400);
        assertThat(database.value("select count(*) from billing_unit")).isEqualTo("0");
    }

    @Test
    void filesThatAreNoTextInUtf8AreRefusedAsAWhole() {
        Answer utf16 =
                osr.importRegister("", "application/x-ndjson", BodyPublishers.ofString(UNIT, StandardCharsets.UTF_16));
        assertThat(utf16.status()).isEqualTo(400);
        assertThat(utf16.problem()).isEqualTo("A register file is text in UTF-8; this one is UTF-16.");
    }

    @Test
    void anAnswerArrivesThoughTheFileIsNotReadYet() {
        Answer answer = csv("Musterstraße;1\n" + "x".repeat(50_000_000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem())
                .startsWith(
                        "The first line of a CSV file names its columns; this one names an unknown column at position 1.")
                .doesNotContain("Muster");
    }

    private Answer csv(String file) {
        return osr.importRegister("", "text/csv", BodyPublishers.ofString(file));
    }

    private static String counts(Answer answer) {
        JsonNode report = answer.body();
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(report.get("finished").asBoolean()).isTrue();
        return "%s/%s/%s/%s"
                .formatted(
                        report.get("created").asInt(),
                        report.get("changed").asInt(),
                        report.get("unchanged").asInt(),
                        report.get("refused").asInt());
    }

    private static String refusals(Answer answer) {
        var text = new StringBuilder();
        answer.body()
                .get("refusals")
                .forEach(refusal -> text.append("%s %s: %s (expected: %s)\n"
                        .formatted(
                                refusal.get("line").asInt(),
                                refusal.get("column").asString(),
                                refusal.get("found").asString(),
                                refusal.get("expected").asString())));
        return text.toString();
    }
}
