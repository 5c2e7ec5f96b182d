package de.zugang.osr.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.unit.BillingUnitNumber;
import de.zugang.osr.unit.ResidentialUnitNumber;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new table is looked through for residents, or says here why there are none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlacesTests {

    private static final Map<String, String> WITHOUT_RESIDENTS = Map.ofEntries(
            Map.entry("billing_unit", "numbers of units and their customers"),
            Map.entry("residential_unit", "numbers of units"),
            Map.entry("imported_role", "the source's id of a role, and a checksum"),
            Map.entry("worker_instance", "running instances"),
            Map.entry("operator_turn", "ids of imports"),
            Map.entry("register_import", "who sent a file, counts of its lines, and a checksum"),
            Map.entry("register_refusal", "kinds of values, never the values"),
            Map.entry("webhook_endpoint", "a technical user's address"),
            Map.entry("webhook_message", "ids and the numbers of units"),
            Map.entry("webhook_attempt", "ids"),
            Map.entry("webhook_task", "names of technical users"),
            Map.entry("erasure", "who erased, when, why; the reason must not name the resident"),
            Map.entry("scheduled_tasks", "names of jobs"),
            Map.entry("flyway_schema_history", "names of migrations"));

    private TestDatabase database;
    private RunningOsr osr;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void everyTableIsLookedThroughOrHoldsNoResident() {
        var known = new TreeSet<>(WITHOUT_RESIDENTS.keySet());
        osr.beans(PersonalData.class).forEach(place -> known.addAll(place.tables()));
        assertThat(List.of(database.value("""
                        select string_agg(c.relname, ',') from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'osr' and c.relkind in ('r', 'p', 'm')
                        """).split(","))).isSubsetOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"654321", "099654321", "099", "65432", "0996543210", "", "x", "٦٥٤٣٢١"})
    void databaseAndServiceAgreeWhatABillingUnitIsCalled(String number) {
        assertThat(database.value("select canonical_billing_unit('" + number + "')"))
                .isEqualTo(BillingUnitNumber.canonical(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0001", "12345", "", "x", "٣"})
    void databaseAndServiceAgreeWhatAResidentialUnitIsCalled(String number) {
        assertThat(database.value("select canonical_residential_unit('" + number + "')"))
                .isEqualTo(ResidentialUnitNumber.canonical(number));
    }
}
