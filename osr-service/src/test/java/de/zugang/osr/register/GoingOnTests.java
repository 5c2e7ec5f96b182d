package de.zugang.osr.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Imports that break off, and what the same and other files do then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoingOnTests {

    private static final int LINES = 3_500;
    private static final String NDJSON = "application/x-ndjson";

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
    void anImportThatBrokeOffGoesOnBehindTheLastLineStored() throws Exception {
        UUID id = UUID.randomUUID();
        breakOff(id, "", file("300001"));

        Answer answer = send(id, "", file("300001"));

        assertThat(answer.body().get("finished").asBoolean()).isTrue();
        assertThat(answer.body().get("lines").asInt()).isEqualTo(LINES);
        assertThat(answer.body().get("created").asInt()).isEqualTo(LINES - 2);
        assertThat(answer.body().get("unchanged").asInt())
                .as("nothing was done twice")
                .isZero();
        assertThat(answer.body().get("refused").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/refusals/0/line").asInt()).isEqualTo(3);
        assertThat(answer.body().at("/refusals/1/line").asInt()).isEqualTo(3_001);
        assertThat(database.value("select count(*) from residential_unit")).isEqualTo(String.valueOf(LINES - 3));
    }

    @Test
    void anotherFileDoesNotGoOnWithIt() throws Exception {
        UUID id = UUID.randomUUID();
        breakOff(id, "", file("300001"));

        assertThat(send(id, "", file("300002")).status()).isEqualTo(409);
        assertThat(send(id, "", file("300002").substring(0, 1_000)).status()).isEqualTo(409);
        assertThat(database.value("select string_agg(mscnumber, ',') from billing_unit"))
                .isEqualTo("300001");
    }

    @Test
    void otherOptionsDoNotGoOnWithIt() throws Exception {
        UUID id = UUID.randomUUID();
        breakOff(id, "", file("300001"));

        assertThat(send(id, "&legacy=true", file("300001")).status()).isEqualTo(409);
        assertThat(send(id, "&dryRun=true", file("300001")).status()).isEqualTo(409);
    }

    @Test
    void aFinishedImportBeginsAnewAndSaysThatNothingChanged() {
        UUID id = UUID.randomUUID();
        assertThat(send(id, "", file("300001")).body().get("created").asInt()).isEqualTo(LINES - 2);

        Answer again = send(id, "", file("300001"));

        assertThat(again.body().get("created").asInt()).isZero();
        assertThat(again.body().get("changed").asInt()).isZero();
        assertThat(again.body().get("unchanged").asInt()).isEqualTo(LINES - 2);
        assertThat(again.body().get("refused").asInt()).isEqualTo(2);
    }

    @Test
    void aDryRunThatBrokeOffBeginsAnew() throws Exception {
        UUID id = UUID.randomUUID();
        breakOff(id, "&dryRun=true", file("300001"));
        assertThat(database.value("select count(*) from billing_unit")).isEqualTo("0");

        Answer again = send(id, "&dryRun=true", file("300001"));

        assertThat(again.body().get("created").asInt()).isEqualTo(LINES - 2);
        assertThat(database.value("select count(*) from billing_unit")).isEqualTo("0");
    }

    @Test
    void deliveriesGoOnWhileADryRunRuns() throws Exception {
        osr.importRegister(Seed.demoRegister());
        UUID id = UUID.randomUUID();
        String role = """
                {"type":"role","externalId":"early","residentialUnit":"demo-654321-0001","role":"S-COR",\
                "from":"2010-01-01","to":"2011-12-31","partner":{"pmnumber":"12345611","name":"Früher"}}
                """;
        try (Upload upload = Upload.begin(osr, id, "&dryRun=true", role + file("300001"))) {
            upload.awaitLines(3_000);
            Client caller = osr.as("tu-a", Seed.CUSTOMER);
            String delivery = caller.deliver("654321", "0001", Seed.example("use-case-1"));
            assertThat(caller.outcome("654321", delivery).get("status").asString())
                    .isEqualTo("SUCCESS");
        }
        awaitEndOfTransactions();
        assertThat(database.value("select count(*) from partner where name = 'Früher'"))
                .isEqualTo("0");
        assertThat(database.value("select count(*) from on_site_role where valid_from < '2012-01-01'"))
                .isEqualTo("0");
    }

    private void awaitEndOfTransactions() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.value("select count(*) from pg_stat_activity where usename = 'osr_operator'"
                                + " and datname = current_database() and state = 'idle in transaction'")
                        .equals("0"));
    }

    /** Ends in the middle of a line, when three transactions of a thousand lines are done. */
    private void breakOff(UUID id, String options, String file) throws IOException {
        try (Upload upload = Upload.begin(osr, id, options, file)) {
            upload.awaitLines(3_000);
        }
    }

    private Answer send(UUID id, String options, String file) {
        return osr.importRegister("?importId=" + id + options, NDJSON, BodyPublishers.ofString(file));
    }

    /** Two of its lines are wrong. */
    private static String file(String number) {
        return RegisterFiles.ndjson(number, LINES, 3, 3_001);
    }
}
