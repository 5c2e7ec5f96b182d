package de.zugang.osr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Canary;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Output;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A resident who goes wrong everywhere: into broken bodies, into errors of the database with the row in their detail, into
 * exceptions that quote the value. At production's log level neither the service's log nor PostgreSQL's names them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataInLogsTests {

    private static final Canary BIRD = Canary.BIRD;
    private static final String PATH = Client.rolesPath("100001", "0001");

    private TestDatabase database;
    private Output output;
    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        output = new Output();
        osr = RunningOsr.on(
                database,
                Output.asInProduction("--zugang.osr.queue.first-pause=1ms", "--zugang.osr.queue.poll-interval=50ms"));
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-a", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
        output.close();
    }

    @AfterEach
    void nobodyIsNamed() {
        String logs = (output.text() + TestDatabase.serverLog()).toLowerCase(Locale.ROOT);
        assertThat(BIRD.traces()).noneMatch(logs::contains);
    }

    @Test
    void bodyThatIsNotJson() {
        String body = body();
        assertRefused(caller.post(PATH, body.substring(0, body.length() / 2)));
        assertRefused(caller.post(PATH, BIRD.name()));
        assertRefused(caller.post(PATH, body + BIRD.name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"NON_COMMERCIAL\"",
                "\"2022-01-01\"",
                "\"MOBILE\"",
                "\"0151-55577001\"",
                "\"2022-05-16T10:17:17Z\""
            })
    void nameWhereTheContractWantsSomethingElse(String value) {
        assertRefused(
                caller.post(PATH, body().replace(value, "{\"" + BIRD.name() + "\":\"" + BIRD.firstname() + "\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NON_COMMERCIAL", "2022-01-01", "MOBILE", "2022-05-16T10:17:17Z"})
    void nameAsAValueOfAnotherKind(String value) {
        assertRefused(caller.post(PATH, body().replace(value, BIRD.name())));
    }

    @Test
    void nameInHeadersPathAndQuery() throws IOException {
        var otherType = caller.request(PATH)
                .header("Content-Type", "text/" + BIRD.name())
                .POST(HttpRequest.BodyPublishers.ofString(body()));
        assertThat(RunningOsr.send(otherType).status()).isEqualTo(415);
        assertRefused(caller.post(PATH, body(), "Idempotency-Key", BIRD.name() + " " + BIRD.firstname()));
        assertThat(caller.get("/" + BIRD.name() + "?name=" + BIRD.firstname()).status())
                .isEqualTo(404);
        assertThat(raw("GET /%zz" + BIRD.name() + "|<> HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 400 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\n" + BIRD.name() + " " + BIRD.firstname() + "\r\n\r\n"))
                .contains(" 400 ");
    }

    /** The server's detail of this error is "Failing row contains (...)". */
    @Test
    void rowThatTheDatabaseRefuses() {
        database.execute("alter table partner add constraint poison check (name <> '" + BIRD.name() + "') not valid");
        String id = caller.deliver("100001", "0002", BIRD.delivery("100001", "0002", "INSERT", "S-COR", "2022-01-01"));
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("FAIL");
        database.execute("alter table partner drop constraint poison");
        assertThat(output.text()).contains("violates check constraint \"poison\"");
    }

    /** The server's detail of this error is "Key (...)=(...) already exists". */
    @Test
    void keyThatIsThereAlready() {
        database.execute("create unique index poison on delivery ((content #>> '{content,partners,0,name}'))"
                + " where residential_unit_number = '0003'");
        String body = BIRD.delivery("100001", "0003", "INSERT", "S-COR", "2022-01-01");
        caller.outcome("100001", caller.deliver("100001", "0003", body));
        assertThat(caller.post(Client.rolesPath("100001", "0003"), body).status())
                .isEqualTo(500);
        database.execute("drop index poison");
        assertThat(output.text()).contains("duplicate key value");
    }

    /** The reader's exception quotes the value that is no number, no enum, no day. */
    @Test
    void storedContentThatCannotBeRead() {
        database.execute(
                """
                create function spoil() returns trigger language plpgsql as $$begin
                    new.content := jsonb_set(new.content, '{content,partners,0,commercial}', '"%s"'); return new; end$$
                """.formatted(BIRD.name()),
                "create trigger spoil before insert on delivery for each row execute function spoil()");
        String id = caller.deliver("100001", "0004", BIRD.delivery("100001", "0004", "INSERT", "S-COR", "2022-01-01"));
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("FAIL");
        database.execute("drop function spoil cascade");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(output.text()).contains("(message withheld)"));
    }

    @Test
    void batchThatTheDatabaseRefuses() {
        try (var connection = osr.bean(javax.sql.DataSource.class).getConnection();
                var insert = connection.prepareStatement(
                        "insert into delivery (id, technical_user, billing_unit_number, residential_unit_number, status,"
                                + " accepted_at) values (gen_random_uuid(), ?, '1', '1', 'FAIL', now())")) {
            insert.setString(1, BIRD.name());
            insert.addBatch();
            insert.addBatch();
            insert.executeBatch();
        } catch (SQLException refused) {
            org.slf4j.LoggerFactory.getLogger(getClass()).error("batch failed", refused);
        }
        assertThat(output.text()).contains("batch failed");
    }

    @Test
    void brokenLinesOfARegisterFile() {
        String line = BIRD.line("x", "demo-100001-0005", "S-COR", "2018-01-01", "2019-12-31");
        Answer report = osr.importRegister(line.substring(0, 90) + "\n" + line.replace("NON_COMMERCIAL", BIRD.name())
                + line.replace("\"S-COR\"", "7"));
        assertThat(report.http().body().toLowerCase(Locale.ROOT)).doesNotContain(BIRD.traces());
    }

    @Test
    void requestToEraseThatIsNotUnderstood() {
        for (Object request : List.of(
                BIRD.name(),
                Map.of("name", BIRD.name(), "reason", BIRD.firstname()),
                Map.of("name", List.of(BIRD.name())),
                Map.of(BIRD.name(), BIRD.firstname()))) {
            Answer answer = osr.operator(
                    "POST",
                    "/operator/v1/erasures",
                    tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(request));
            assertThat(answer.status()).isIn(400, 422);
            assertThat(answer.http().body().toLowerCase(Locale.ROOT)).doesNotContain(BIRD.traces());
        }
    }

    @Test
    void databaseThatEndsTheConnection() {
        database.execute("""
                create function leave() returns trigger language plpgsql as
                    $$begin perform pg_terminate_backend(pg_backend_pid()); return new; end$$
                """, "create trigger leave before insert on delivery for each row execute function leave()");
        assertThat(caller.post(PATH, body()).status()).isEqualTo(503);
        database.execute("drop function leave cascade");
        assertThat(osr.bean(JdbcClient.class)
                        .sql("select 1")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private static String body() {
        return BIRD.delivery("100001", "0001", "INSERT", "S-COR", "2022-01-01");
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), osr.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(64), StandardCharsets.ISO_8859_1);
        }
    }
}
