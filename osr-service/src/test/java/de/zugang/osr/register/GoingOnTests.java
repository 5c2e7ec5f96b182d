package de.zugang.osr.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
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
    void twoImportsDoNotRunAtOnce() throws Exception {
        UUID first = UUID.randomUUID();
        try (Socket _ = begin(first, "", file("300001"))) {
            awaitLines(first, 3_000);
            assertThat(send(UUID.randomUUID(), "", file("300002")).status()).isEqualTo(409);
        }
        assertThat(send(first, "", file("300001")).status()).isEqualTo(200);
    }

    @Test
    void deliveriesGoOnWhileADryRunRuns() throws Exception {
        osr.importRegister(Seed.demoRegister());
        UUID id = UUID.randomUUID();
        String role = """
                {"type":"role","externalId":"early","residentialUnit":"demo-654321-0001","role":"S-COR",\
                "from":"2010-01-01","to":"2011-12-31","partner":{"pmnumber":"12345611","name":"Früher"}}
                """;
        try (Socket _ = begin(id, "&dryRun=true", role + file("300001"))) {
            awaitLines(id, 3_000);
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
        try (Socket _ = begin(id, options, file)) {
            awaitLines(id, 3_000);
        }
    }

    private Socket begin(UUID id, String options, String file) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), osr.operatorPort());
        byte[] body = file.getBytes(StandardCharsets.UTF_8);
        String head = "POST /operator/v1/register?importId=" + id + options
                + " HTTP/1.1\r\nHost: osr\r\nAuthorization: Bearer "
                + Tokens.ofStaff("operator") + "\r\nContent-Type: " + NDJSON + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body, 0, body.length - 20);
        socket.getOutputStream().flush();
        return socket;
    }

    private void awaitLines(UUID id, int lines) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Answer answer = RunningOsr.send(osr.asOperator("/operator/v1/register/imports/" + id));
            return answer.status() == 200 && answer.body().get("lines").asInt() == lines;
        });
    }

    private Answer send(UUID id, String options, String file) {
        return osr.importRegister("?importId=" + id + options, NDJSON, BodyPublishers.ofString(file));
    }

    /** A billing unit and its residential units, two lines of them wrong. */
    private static String file(String number) {
        var lines = new StringBuilder("""
                {"type":"billingunit","externalId":"b%1$s","customerNumber":"0000000001","mscnumber":"%1$s","msc":"kalo"}
                """.formatted(number));
        for (int line = 2; line <= LINES; line++) {
            lines.append("""
                    {"type":"residentialunit","externalId":"r%1$s-%2$d","billingUnit":"b%1$s","mscnumber":"%3$s"}
                    """.formatted(number, line, line == 3 || line == 3_001 ? "none" : String.valueOf(line)));
        }
        return lines.toString();
    }
}
