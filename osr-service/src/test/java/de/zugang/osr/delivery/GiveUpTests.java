package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.unit.UnitKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failures use up a delivery's attempts. The scheduler pauses; the test does the job's work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GiveUpTests {

    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        osr.importRegister(Seed.demoRegister());
        osr.bean(Scheduler.class).pause();
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
        String id = caller.deliver("100001", unit, insertInto(unit));
        for (int i = 0; i < 2 * GiveUp.MOST_ATTEMPTS; i++) {
            assertThatThrownBy(() -> workOff(unit)).isInstanceOf(RuntimeException.class);
        }
        assertThat(status(id)).isEqualTo("IN_PROGRESS");
        assertThat(database.value("select attempts from waiting_delivery")).isEqualTo("0");

        recover();
        assertThat(workOff(unit)).isFalse();
        assertThat(status(id)).isEqualTo("SUCCESS");
    }

    /** Something that nobody foresaw, and a limit that the same content would meet again. */
    @ParameterizedTest
    @CsvSource({"P0001, 0006", "54000, 0007"})
    void deliveryThatCannotBeStoredFailsAtTheLastAttempt(String sqlState, String unit) {
        failWith(sqlState);
        String id = caller.deliver("100001", unit, insertInto(unit));
        for (int i = 1; i < GiveUp.MOST_ATTEMPTS; i++) {
            assertThatThrownBy(() -> workOff(unit)).isInstanceOf(StoringFailed.class);
        }
        assertThat(status(id)).isEqualTo("IN_PROGRESS");

        workOff(unit);
        assertThat(status(id)).isEqualTo("FAIL");
        assertThat(database.value("select count(*) from waiting_delivery")).isEqualTo("0");
    }

    private void failWith(String sqlState) {
        database.execute(
                "create function fail() returns trigger language plpgsql as"
                        + " $$begin raise exception 'no' using errcode = '" + sqlState + "'; end$$",
                "create trigger fail before insert on on_site_role for each row execute function fail()");
    }

    private boolean workOff(String unit) {
        String key = database.value("select unit_key from waiting_delivery");
        assertThat(key).endsWith(unit);
        return osr.bean(WorkOffUnit.class).workOff(new UnitKey(key));
    }

    private String status(String id) {
        return database.value("select status from delivery where id = '" + id + "'");
    }

    private static String insertInto(String unit) {
        return """
            {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "100001"},
             "residentialunit": {"reference": {"mscnumber": "%s"},
             "roles": [{"change": "INSERT", "role": "S-COR", "from": "2022-01-01", "partner": {"pmnumber": "P"}}],
             "partners": [{"reference": {"pmnumber": "P"}, "name": "Muster", "firstname": "Max"}]}}}
            """.formatted(unit);
    }
}
