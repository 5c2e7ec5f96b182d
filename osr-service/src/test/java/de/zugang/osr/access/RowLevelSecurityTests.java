package de.zugang.osr.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queries without any filter: what they do not see is kept from them by the database alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowLevelSecurityTests {

    private static final Tenant OWNER = new Tenant("tu-owner", Set.of(Seed.CUSTOMER));
    private static final Tenant OTHER = new Tenant("tu-other", Set.of(Seed.OTHER_CUSTOMER));

    private TestDatabase database;
    private RunningOsr osr;
    private Access access;
    private JdbcClient jdbc;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        access = osr.bean(Access.class);
        jdbc = osr.bean(JdbcClient.class);
        osr.importRegister(Seed.demoRegister());
        Client caller = osr.as(OWNER.technicalUser(), Seed.CUSTOMER);
        caller.outcome(
                "654321",
                caller.post(Client.rolesPath("654321", "0001"), Seed.example("use-case-1"), "Idempotency-Key", "k1")
                        .body()
                        .get("dataDeliveryId")
                        .asString());
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing_unit", "residential_unit", "on_site_role", "partner"})
    void customersSeeTheirOwnRowsOnly(String table) {
        assertThat(database.value("select count(distinct customer_number) from " + table))
                .isNotEqualTo("0");
        assertThat(customers(OWNER, table)).containsExactly(Seed.CUSTOMER);
        assertThat(customers(OTHER, table)).isSubsetOf(Seed.OTHER_CUSTOMER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery", "idempotency_key"})
    void technicalUsersSeeTheirOwnRowsOnly(String table) {
        assertThat(access.<Long>read(OWNER, () -> count(table))).isOne();
        assertThat(access.<Long>read(OTHER, () -> count(table))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing_unit",
                "residential_unit",
                "on_site_role",
                "partner",
                "delivery",
                "idempotency_key",
                "waiting_delivery",
                "imported_role"
            })
    void nobodySeesAnythingBeforeSayingForWhom(String table) {
        assertThat(count(table)).isZero();
        assertThat(access.<Long>read(new Tenant("tu-nobody", Set.of()), () -> count(table)))
                .isZero();
    }

    @Test
    void nobodyPutsARowIntoAnotherCustomersHands() {
        assertThatThrownBy(() -> access.write(
                        OTHER, () -> jdbc.sql("""
                        insert into billing_unit (external_id, customer_number, mscnumber, msc)
                        values ('x', ?, '555555', 'kalo')
                        """).param(Seed.CUSTOMER).update()))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(access.<Integer>write(
                        OTHER, () -> jdbc.sql("update partner set name = 'x'").update()))
                .isZero();
    }

    @Test
    void theApplicationIsNeitherOwnerNorAboveTheRules() {
        assertThat(database.value("select rolbypassrls or rolsuper from pg_roles where rolname = 'osr_app'"))
                .isEqualTo("false");
        assertThat(database.value("""
                select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'osr' and c.relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
                   and relname not in ('scheduled_tasks', 'flyway_schema_history')
                """)).isEqualTo("0");
    }

    private List<String> customers(Tenant tenant, String table) {
        return access.read(
                tenant,
                () -> jdbc.sql("select distinct customer_number from " + table)
                        .query(String.class)
                        .list());
    }

    private Long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
