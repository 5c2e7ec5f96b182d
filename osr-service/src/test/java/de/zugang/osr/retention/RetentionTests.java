package de.zugang.osr.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import de.zugang.osr.queue.Dispatcher;
import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.TurnableClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Proof by query: on the day before, everything is there; a day after its date nothing is, in batches of two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionTests {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private TurnableClock clock;
    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        clock = new TurnableClock(START);
        database = TestDatabase.create();
        osr = RunningOsr.on(database, RunningOsr.at(clock), "--zugang.retention.batch=2");
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-a", Seed.CUSTOMER);
    }

    @AfterEach
    void forget() {
        clock.set(START);
        database.empty(
                "delivery",
                "waiting_delivery",
                "quarantine",
                "idempotency_key",
                "on_site_role",
                "partner",
                "imported_role");
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void contentAndMessagesGoBeforeTheStatusWhichStillAnswers() {
        String success = delivered("0001", insert("0001", "P1"), "SUCCESS");
        String fail = delivered("0001", insert("0001", "P2"), "FAIL");
        delivered("0002", insert("0002", "P3"), "SUCCESS");

        after(Duration.ofDays(89));
        assertThat(rows("delivery where content is not null")).isEqualTo("3");
        assertThat(rows("delivery where messages is not null")).isEqualTo("1");

        after(Duration.ofDays(2));
        assertThat(rows("delivery where content is not null or messages is not null"))
                .isEqualTo("0");
        assertThat(status(success).http().body())
                .isEqualTo("{\"status\":\"SUCCESS\",\"roleMessages\":null,\"partnerMessages\":null}");
        assertThat(status(fail).body().at("/status").asString()).isEqualTo("FAIL");
        assertThat(status(fail).body().at("/roleMessages").isNull()).isTrue();
    }

    @Test
    void statusOfAnExpiredDeliveryIsThatOfOneThatNeverWas() {
        String id = delivered("0001", insert("0001", "P1"), "SUCCESS");

        after(Duration.ofDays(364));
        assertThat(status(id).status()).isEqualTo(200);

        after(Duration.ofDays(2));
        assertThat(rows("delivery")).isEqualTo("0");
        assertThat(status(id).status()).isEqualTo(404);
    }

    @Test
    void waitingDeliveryNeverExpires() {
        osr.bean(Dispatcher.class).pause();
        String id = caller.deliver("100001", "0001", insert("0001", "P1"));

        after(Duration.ofDays(4000));
        assertThat(rows("delivery where content is not null")).isEqualTo("1");

        osr.bean(Dispatcher.class).resume();
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void forgottenIdempotencyKeyMayBeUsedAgain() {
        String path = Client.rolesPath("100001", "0001");
        String first = id(caller.post(path, insert("0001", "P1"), "Idempotency-Key", "k"));
        assertThat(id(caller.post(path, insert("0001", "P1"), "Idempotency-Key", "k")))
                .isEqualTo(first);

        after(Duration.ofDays(31));
        assertThat(rows("idempotency_key")).isEqualTo("0");
        assertThat(id(caller.post(path, insert("0001", "P1"), "Idempotency-Key", "k")))
                .isNotEqualTo(first);
    }

    @Test
    void endedRolesGoWithPartnersWhoHaveNoOther() {
        osr.importRegister("""
                {"type":"role","externalId":"o1","residentialUnit":"demo-100001-0003","role":"S-COR","from":"2019-01-01","to":"2023-02-01","partner":{"pmnumber":"A","name":"Anders"}}
                {"type":"role","externalId":"o2","residentialUnit":"demo-100001-0003","role":"S-COR","from":"2023-02-02","to":"2026-01-01","partner":{"pmnumber":"B","name":"Behrens"}}
                {"type":"role","externalId":"o3","residentialUnit":"demo-100001-0004","role":"S-COR","from":"2019-01-01","to":"2020-02-01","partner":{"pmnumber":"A","name":"Anders"}}
                {"type":"role","externalId":"o4","residentialUnit":"demo-100001-0004","role":"S-COR","from":"2020-02-02","partner":{"pmnumber":"A","name":"Anders"}}
                """);
        after(Duration.ZERO);
        assertThat(roles("0003")).isEqualTo("A,B");
        assertThat(roles("0004")).isEqualTo("A");

        after(Duration.ofDays(2));
        assertThat(roles("0003")).isEqualTo("B");
        assertThat(rows("partner where name = 'Anders'")).isEqualTo("1");

        after(Duration.ofDays(1095));
        assertThat(roles("0003")).isEqualTo("null");
        assertThat(roles("0004")).isEqualTo("A");
        assertThat(caller.get(Client.rolesPath("100001", "0003")).status()).isEqualTo(200);
    }

    @Test
    void whatSomebodyWorksOnIsLeftForTheNextRun() throws SQLException {
        String id = delivered("0001", insert("0001", "P1"), "SUCCESS");
        delivered("0002", insert("0002", "P2"), "SUCCESS");
        try (Connection other = DriverManager.getConnection(database.url(), "postgres", "");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from delivery where id = '" + id + "' for update");
            after(Duration.ofDays(91));
            assertThat(rows("delivery where content is not null")).isEqualTo("1");
            other.rollback();
        }
        after(Duration.ZERO);
        assertThat(rows("delivery where content is not null")).isEqualTo("0");
    }

    @Test
    void schedulerRunsItOnOneNodeAtATime() {
        delivered("0001", insert("0001", "P1"), "SUCCESS");
        clock.forward(Duration.ofDays(91));
        assertThat(rows("scheduled_tasks where task_name = 'retention'")).isEqualTo("1");
        try (RunningOsr second = RunningOsr.on(database, RunningOsr.at(clock))) {
            assertThat(rows("scheduled_tasks where task_name = 'retention'")).isEqualTo("1");
            second.bean(Scheduler.class)
                    .reschedule(TaskInstanceId.of(RetentionConfiguration.TASK, RecurringTask.INSTANCE), Instant.now());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(rows("delivery where content is not null"))
                            .isEqualTo("0"));
        }
    }

    private void after(Duration time) {
        clock.forward(time);
        osr.bean(EraseExpired.class).run();
    }

    private String delivered(String unit, String body, String outcome) {
        String id = caller.deliver("100001", unit, body);
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo(outcome);
        return id;
    }

    private Answer status(String id) {
        return caller.get(Client.statusPath("100001", id));
    }

    private String rows(String of) {
        return database.value("select count(*) from " + of);
    }

    private String roles(String unit) {
        return database.value("""
                select string_agg(distinct r.pmnumber, ',') from on_site_role r
                  join residential_unit u on u.id = r.residential_unit_id where u.external_id = 'demo-100001-%s'
                """.formatted(unit));
    }

    private static String id(Answer answer) {
        return answer.body().get("dataDeliveryId").asString();
    }

    private static String insert(String unit, String pmnumber) {
        return """
            {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "100001"},
             "residentialunit": {"reference": {"mscnumber": "%s"},
             "roles": [{"change": "INSERT", "role": "S-COR", "from": "2022-01-01", "partner": {"pmnumber": "%s"}}],
             "partners": [{"reference": {"pmnumber": "%s"}, "name": "Muster", "firstname": "Max"}]}}}
            """.formatted(unit, pmnumber, pmnumber);
    }
}
