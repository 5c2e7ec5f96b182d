package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Deliveries of one sender to different units whose turns come together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupTests {

    private static final String BILLING_UNIT = "100001";

    private final Set<UUID> poison = ConcurrentHashMap.newKeySet();
    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.with(this::act, database, "--zugang.osr.queue.first-pause=5ms");
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-a", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    private void act(UUID delivery, CrashPoint.Moment moment) {
        if (moment == CrashPoint.Moment.APPLIED && poison.contains(delivery)) {
            throw new IllegalStateException("poison");
        }
    }

    /** Ids by unit; nothing is claimed before all are accepted. */
    private Map<String, String> deliverTogether(Map<String, String> bodies, String... poisoned) {
        var ids = new LinkedHashMap<String, String>();
        osr.bean(Dispatcher.class).pause();
        try {
            bodies.forEach((unit, body) -> ids.put(unit, caller.deliver(BILLING_UNIT, unit, body)));
            for (String unit : poisoned) {
                poison.add(UUID.fromString(String.valueOf(ids.get(unit))));
            }
        } finally {
            osr.bean(Dispatcher.class).resume();
        }
        return ids;
    }

    private static Map<String, String> inserts(int firstUnit, int count) {
        var bodies = new LinkedHashMap<String, String>();
        for (int unit = firstUnit; unit < firstUnit + count; unit++) {
            String number = "%04d".formatted(unit);
            bodies.put(number, Deliveries.insert(BILLING_UNIT, number));
        }
        return bodies;
    }

    private String status(Map<String, String> ids, String unit) {
        return status(Objects.requireNonNull(ids.get(unit)));
    }

    private String status(String id) {
        return caller.outcome(BILLING_UNIT, id).get("status").asString();
    }

    @Test
    void shareOneTransaction() {
        Map<String, String> ids = deliverTogether(inserts(1, 10));

        assertThat(ids.values()).allSatisfy(id -> assertThat(status(id)).isEqualTo("SUCCESS"));
        assertThat(database.value("select count(distinct xmin::text) from delivery where id in ('"
                        + String.join("', '", ids.values()) + "')"))
                .isEqualTo("1");
    }

    @Test
    void oneThatFailsAgainAndAgainHarmsNoneOfTheOthers() {
        Map<String, String> ids = deliverTogether(inserts(21, 10), "0025");

        ids.forEach((unit, id) -> assertThat(status(id)).as(unit).isEqualTo(unit.equals("0025") ? "FAIL" : "SUCCESS"));
        assertThat(database.value("select attempts from quarantine where id = '" + ids.get("0025") + "'"))
                .isEqualTo("5");
        assertThat(roles("0025")).isEqualTo("null");
        assertThat(roles("0026")).isEqualTo("P 2022-01-01 open");
    }

    @Test
    void unitThatSomebodyElseWorksOnWaitsAndTheOthersDoNot() throws Exception {
        Map<String, String> ids;
        try (var connection = DriverManager.getConnection(database.url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('" + BILLING_UNIT + "/0041', 2))");
            ids = deliverTogether(inserts(41, 3));
            assertThat(status(ids, "0042")).isEqualTo("SUCCESS");
            assertThat(status(ids, "0043")).isEqualTo("SUCCESS");
            assertThat(database.value("select status from delivery where id = '" + ids.get("0041") + "'"))
                    .isEqualTo("IN_PROGRESS");
        }
        assertThat(status(ids, "0041")).isEqualTo("SUCCESS");
    }

    /** Different numbers and kinds of changes, refused ones among them. */
    @Test
    void changesOfEachUnitKeepTheirOrderAndOneRefusalIsNobodyElses() {
        deliverTogether(inserts(61, 2))
                .values()
                .forEach(id -> assertThat(status(id)).isEqualTo("SUCCESS"));

        Map<String, String> ids = deliverTogether(Map.of(
                "0061",
                Deliveries.of(
                        BILLING_UNIT,
                        "0061",
                        Deliveries.change("UPDATE", "S-COR", "2022-01-01", "2022-12-31", "P") + ","
                                + Deliveries.change("INSERT", "S-COR", "2023-01-01", null, "Q"),
                        "P",
                        "Q"),
                "0062",
                Deliveries.of(BILLING_UNIT, "0062", Deliveries.change("DELETE", "S-COR", "2022-01-01", null, "P"), "P"),
                "0063",
                Deliveries.insert(BILLING_UNIT, "0063"),
                "0064",
                Deliveries.of(
                        BILLING_UNIT,
                        "0064",
                        Deliveries.change("UPDATE", "S-COR", "2022-01-01", "2022-12-31", "P"),
                        "P")));

        assertThat(status(ids, "0061")).isEqualTo("SUCCESS");
        assertThat(status(ids, "0062")).isEqualTo("SUCCESS");
        assertThat(status(ids, "0063")).isEqualTo("SUCCESS");
        assertThat(status(ids, "0064")).isEqualTo("FAIL");
        assertThat(roles("0061")).isEqualTo("P 2022-01-01 2022-12-31, Q 2023-01-01 open");
        assertThat(roles("0062")).isEqualTo("null");
        assertThat(roles("0063")).isEqualTo("P 2022-01-01 open");
    }

    private String roles(String unit) {
        return database.value("""
                select string_agg(r.pmnumber || ' ' || valid_from || ' ' || coalesce(valid_to::text, 'open'), ', ' order by valid_from)
                  from on_site_role r join residential_unit u on u.id = r.residential_unit_id where u.mscnumber = '%s'
                """.formatted(unit));
    }
}
