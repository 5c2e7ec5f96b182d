package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failures use up a delivery's attempts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GiveUpTests {

    private static final int MORE_THAN_ATTEMPTS = 8;

    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database, "--zugang.osr.queue.first-pause=1ms", "--zugang.osr.queue.poll-interval=20ms");
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-a", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @AfterEach
    void recover() {
        database.execute("drop function if exists fail cascade");
    }

    /** Lost connection, administrator's shutdown, serialization failure, deadlock, disk full. */
    @ParameterizedTest
    @CsvSource({"08006, 0001", "57P01, 0002", "40001, 0003", "40P01, 0004", "53100, 0005"})
    void deliveryWaitsWhileTheDatabaseIsInTroubleAndSucceedsAfterwards(String sqlState, String unit) {
        failWith(sqlState);
        String id = caller.deliver("100001", unit, Deliveries.insert("100001", unit));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Integer.parseInt(waiting("claims", id)) > MORE_THAN_ATTEMPTS);
        assertThat(status(id)).isEqualTo("IN_PROGRESS");

        recover();
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("SUCCESS");
    }

    /** Something that nobody foresaw, and a limit that the same content would meet again. */
    @ParameterizedTest
    @CsvSource({"P0001, 0006", "54000, 0007"})
    void deliveryThatCannotBeStoredFailsAtTheFifthAttempt(String sqlState, String unit) {
        failWith(sqlState);
        String id = caller.deliver("100001", unit, Deliveries.insert("100001", unit));
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("FAIL");
        assertThat(database.value("select attempts from quarantine where id = '" + id + "'"))
                .isEqualTo("5");
        assertThat(database.value("select count(*) from waiting_delivery")).isEqualTo("0");
    }

    private void failWith(String sqlState) {
        database.execute(
                "create function fail() returns trigger language plpgsql as"
                        + " $$begin raise exception 'no' using errcode = '" + sqlState + "'; end$$",
                "create trigger fail before insert on on_site_role for each row execute function fail()");
    }

    private String waiting(String column, String id) {
        return database.value("select " + column + " from waiting_delivery where delivery_id = '" + id + "'");
    }

    private String status(String id) {
        return database.value("select status from delivery where id = '" + id + "'");
    }
}
