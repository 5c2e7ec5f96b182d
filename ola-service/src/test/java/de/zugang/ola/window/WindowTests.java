package de.zugang.ola.window;

import static de.zugang.ola.testing.Events.batch;
import static de.zugang.ola.testing.Events.event;
import static de.zugang.ola.testing.RunningOla.CUSTOMER;
import static de.zugang.ola.testing.RunningOla.OTHER_CUSTOMER;
import static de.zugang.ola.testing.RunningOla.START;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.ola.testing.RunningOla;
import de.zugang.ola.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly the past 24 hours, whatever the calendar does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowTests {

    private static final String PATH = "/authorization-requests";
    private RunningOla ola;

    @BeforeAll
    void start() {
        ola = new RunningOla();
    }

    @AfterAll
    void stop() {
        ola.close();
    }

    @BeforeEach
    void empty() {
        ola.clock().set(START);
        ola.database().execute("delete from authorization_request");
    }

    /** Midnight, both changes of German summer time, 29 February, the turn of the year, a time within an hour. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T00:00:00Z",
                "2026-11-22T23:00:00Z",
                "2027-03-28T01:00:00Z",
                "2027-03-28T12:30:00Z",
                "2027-10-31T01:00:00Z",
                "2027-10-31T23:59:59.999999Z",
                "2028-02-29T12:00:00Z",
                "2028-03-01T00:00:00Z",
                "2027-01-01T00:00:00Z"
            })
    void holdsExactlyTheElapsed24Hours(Instant end) {
        ola.clock().set(end.minusSeconds(30));
        Instant oldest = end.minus(24, ChronoUnit.HOURS);
        ola.post(batch(
                event("gone", CUSTOMER, oldest),
                event("oldest", CUSTOMER, oldest.plus(1, ChronoUnit.MICROS)),
                event("newest", CUSTOMER, end.minus(1, ChronoUnit.MICROS)),
                event("present", CUSTOMER, end)));
        ola.clock().set(end);
        assertThat(ids(PATH)).isEqualTo("newest oldest");
        assertThat(ids(PATH + "/changes")).isEqualTo("oldest newest present");
        ola.clock().turn(Duration.ofNanos(1000));
        assertThat(ids(PATH)).isEqualTo("present newest");
        ola.clock().turn(Duration.ofHours(24));
        assertThat(ids(PATH)).isEmpty();
    }

    @Test
    void whatHasPassedIsDroppedWithinAnHour() {
        ola.post(batch(event("old", CUSTOMER, START), event("young", CUSTOMER, START.plusSeconds(1))));
        ola.clock().set(START.plus(Duration.ofHours(25)));
        var partitions = ola.bean(Partitions.class);
        partitions.ensure();
        assertThat(partitions.drop()).isPositive();
        assertThat(rows()).isEqualTo("0");
        assertThat(partitions.drop()).isZero();
        assertThat(
                        ola.database()
                                .value(
                                        "select min(right(relname, 10)) from pg_class where relname ~ '^authorization_request_[0-9]+$'"))
                .isEqualTo("2026112210");
    }

    /** The planner may look at all tables first, most of which have no time in their names. */
    @Test
    void dropsWhateverPlanTheDatabaseChooses() throws SQLException {
        ola.post(batch(event("old", CUSTOMER, START)));
        try (var connection = ola.database().connect("postgres")) {
            TestDatabase.value(
                    connection,
                    "select set_config(name, 'off', false) from unnest(array['enable_nestloop', 'enable_indexscan', 'enable_bitmapscan']) name");
            assertThat(TestDatabase.value(
                            connection, "select drop_partitions('" + START.plus(Duration.ofHours(26)) + "')"))
                    .isNotEqualTo("0");
        }
        assertThat(rows()).isEqualTo("0");
        // the service was not told that the hours of the next test are gone
        ola.clock().set(START.plus(Duration.ofHours(26)));
        ola.bean(Partitions.class).ensure();
    }

    @Test
    void doesNotDropWhatHoldsTheOldestOfTheWindow() {
        Instant start = START.truncatedTo(ChronoUnit.HOURS);
        ola.clock().set(start);
        ola.post(batch(event("last", CUSTOMER, start.plusSeconds(59))));
        ola.clock().set(start.plus(Duration.ofHours(25)).minusSeconds(1));
        ola.bean(Partitions.class).drop();
        assertThat(rows()).isEqualTo("1");
        ola.clock().turn(Duration.ofSeconds(1));
        ola.bean(Partitions.class).drop();
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    void partitionInUseIsLeftForTheNextTimeAndReadersGoOn() throws SQLException {
        ola.post(batch(event("old", CUSTOMER, START.minus(Duration.ofHours(23)))));
        ola.clock().set(START.plus(Duration.ofHours(3)));
        ola.bean(Partitions.class).ensure();
        try (var reader = ola.database().connect("postgres")) {
            reader.setAutoCommit(false);
            TestDatabase.value(reader, "select count(*) from authorization_request");
            assertThat(ola.bean(Partitions.class).drop()).isZero();
            assertThat(ids(PATH)).isEmpty();
            reader.rollback();
        }
        assertThat(ola.bean(Partitions.class).drop()).isPositive();
    }

    @Test
    void queryWithoutAnyFilterSeesNothingForeignAndNothingOld() throws SQLException {
        ola.post(batch(
                event("mine", CUSTOMER, START.minusSeconds(1)),
                event("mine-old", CUSTOMER, START.minusSeconds(7200)),
                event("foreign", OTHER_CUSTOMER, START.minusSeconds(1))));
        try (var connection = ola.database().connect("ola_app")) {
            connection.setAutoCommit(false);
            String all = "select coalesce(string_agg(id, ','), '') from authorization_request";
            assertThat(TestDatabase.value(connection, all)).isEmpty();
            TestDatabase.value(connection, "select set_config('zugang.customer_numbers', '" + CUSTOMER + "', true)");
            assertThat(TestDatabase.value(connection, all)).isEmpty();
            TestDatabase.value(
                    connection, "select set_config('zugang.window_start', '" + START.minusSeconds(3600) + "', true)");
            assertThat(TestDatabase.value(connection, all)).isEqualTo("mine");
            connection.commit();
            assertThat(TestDatabase.value(connection, all)).isEmpty();
            connection.rollback();
        }
    }

    @Test
    void applicationReachesNoPartitionDirectlyAndDeletesNothing() throws SQLException {
        ola.post(batch(event("a", CUSTOMER, START)));
        String partition = ola.database().value("select tableoid::regclass from authorization_request");
        try (var connection = ola.database().connect("ola_app");
                var statement = connection.createStatement()) {
            for (String sql : new String[] {
                "select * from " + partition, "delete from authorization_request", "truncate authorization_request"
            }) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(sql))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private String rows() {
        return ola.database().value("select count(*) from authorization_request");
    }

    private String ids(String path) {
        var answer = ola.get(path, CUSTOMER);
        assertThat(answer.status()).isEqualTo(200);
        var ids = new StringBuilder();
        answer.body()
                .get("authorizationRequests")
                .forEach(one -> ids.append(one.get("id").asString()).append(' '));
        return ids.toString().trim();
    }
}
