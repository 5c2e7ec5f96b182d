package de.zugang.osr.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.TurnableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What imports and webhooks leave behind: there on the day before its date, gone a day after, in batches of two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeftBehindTests {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final String ENDPOINT = "/webhook/v1/endpoint";

    private TurnableClock clock;
    private TestDatabase database;
    private RunningOsr osr;

    @BeforeAll
    void start() {
        clock = new TurnableClock(START);
        database = TestDatabase.create();
        osr = RunningOsr.on(
                database,
                RunningOsr.at(clock),
                "--zugang.retention.batch=2",
                "--zugang.osr.webhook.allow-http=true",
                "--zugang.osr.webhook.allowed-ports=1-65535",
                "--zugang.osr.webhook.allowed-networks=127.0.0.1/32");
    }

    @AfterEach
    void forget() {
        clock.set(START);
        database.empty("register_import", "register_refusal", "webhook_endpoint", "webhook_message", "webhook_attempt");
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void whatBecameOfARegisterFileGoesWithTheLinesItRefused() {
        Answer report = osr.importRegister("not\nfor\nus\nat\nall\n");
        String path =
                "/operator/v1/register/imports/" + report.body().get("importId").asString();
        assertThat(rows("register_refusal")).isEqualTo("5");

        after(Duration.ofDays(29));
        assertThat(rows("register_refusal")).isEqualTo("5");
        assertThat(RunningOsr.send(osr.asOperator(path)).status()).isEqualTo(200);

        after(Duration.ofDays(2));
        assertThat(rows("register_refusal")).isEqualTo("0");
        assertThat(rows("register_import")).isEqualTo("0");
        assertThat(RunningOsr.send(osr.asOperator(path)).status()).isEqualTo(404);
    }

    @Test
    void attemptsGoAndTheirEndpointStays() {
        set("tu-a");
        tell("tu-a");

        after(Duration.ofDays(89));
        assertThat(rows("webhook_attempt")).isNotEqualTo("0");

        after(Duration.ofDays(2));
        assertThat(rows("webhook_attempt where attempted_at < '2026-02-28'")).isEqualTo("0");
        assertThat(rows("webhook_endpoint")).isEqualTo("1");
    }

    /** As after a failure of ours: nobody works it off any more. */
    @Test
    void messageThatWasLeftBehindGoes() {
        database.execute("""
                insert into webhook_message (id, technical_user, type, payload, occurred_at, due_at)
                select gen_random_uuid(), 'tu-lost', 'delivery.ended', '{}', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'
                  from generate_series(1, 3)
                """);

        after(Duration.ofDays(29));
        assertThat(rows("webhook_message")).isEqualTo("3");

        after(Duration.ofDays(2));
        assertThat(rows("webhook_message")).isEqualTo("0");
    }

    @Test
    void endpointOfSomebodyWhoIsGoneGoesWithItsSecrets() {
        set("tu-gone");
        set("tu-gone-too");
        set("tu-and-another");

        after(Duration.ofDays(364));
        assertThat(rows("webhook_endpoint")).isEqualTo("3");

        after(Duration.ofDays(2));
        assertThat(rows("webhook_endpoint")).isEqualTo("0");
        assertThat(RunningOsr.send(osr.as("tu-gone", Seed.CUSTOMER).request(ENDPOINT))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void endpointThatIsStillToldSomethingStays() {
        set("tu-b");
        clock.forward(Duration.ofDays(300));
        tell("tu-b");

        after(Duration.ofDays(300));
        assertThat(rows("webhook_endpoint")).isEqualTo("1");

        after(Duration.ofDays(66));
        assertThat(rows("webhook_endpoint")).isEqualTo("0");
        assertThat(rows("webhook_attempt")).isEqualTo("0");
    }

    private void after(Duration time) {
        clock.forward(time);
        osr.bean(EraseExpired.class).run();
    }

    private String rows(String of) {
        return database.value("select count(*) from " + of);
    }

    private void set(String technicalUser) {
        // nobody listens at this port
        assertThat(RunningOsr.send(osr.as(technicalUser, Seed.CUSTOMER)
                                .request(ENDPOINT)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"url\": \"http://127.0.0.1:1/hook\"}")))
                        .status())
                .isEqualTo(201);
    }

    /** Returns when the message was tried once. */
    private void tell(String technicalUser) {
        assertThat(RunningOsr.send(osr.as(technicalUser, Seed.CUSTOMER)
                                .request(ENDPOINT + "/test")
                                .POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !rows("webhook_attempt where technical_user = '" + technicalUser + "'")
                        .equals("0"));
    }
}
