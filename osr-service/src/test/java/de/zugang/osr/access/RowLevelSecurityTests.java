package de.zugang.osr.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.osr.queue.Dispatcher;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements without any filter on every table there is: what they do not reach is kept from them by the database alone.
 * A new table is in here by itself; if it holds nothing of anybody, {@link Tables} says so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowLevelSecurityTests {

    private static final Tenant OWNER = new Tenant("tu-owner", Set.of(Seed.CUSTOMER));
    private static final Tenant STRANGER = new Tenant("tu-stranger", Set.of("0000777777"));
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** What the worker looks at before it knows whose turn it is; holds no content. */
    private static final Set<String> QUEUE = Set.of("waiting_delivery");

    private TestDatabase database;
    private Tables tables;
    private RunningOsr osr;
    private Access access;
    private JdbcClient jdbc;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        tables = new Tables(database);
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
        osr.bean(Dispatcher.class).pause();
        caller.deliver("654321", "0001", Seed.example("use-case-2"));
        guardedTables().forEach(table -> tables.plantIfEmpty(table, OWNER));
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    List<String> guardedTables() {
        return tables.guarded();
    }

    List<String> tablesOfTenants() {
        return guardedTables().stream()
                .filter(table -> !tables.ownerColumn(table).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("guardedTables")
    void everyTableIsGuardedAgainstItsOwnerToo(String table) {
        assertThat(database.value("""
                select (relkind::text || ' ' || relrowsecurity || ' ' || relforcerowsecurity || ' '
                        || exists (select from pg_policy where polrelid = c.oid))
                  from pg_class c where oid = 'osr.%s'::regclass""".formatted(table)))
                .as("kind, row level security, forced, has a policy")
                .isEqualTo("r true true true");
    }

    @ParameterizedTest
    @MethodSource("tablesOfTenants")
    void ownersSeeTheirOwnRowsOnly(String table) {
        String column = tables.ownerColumn(table);
        String own = column.equals("customer_number") ? Seed.CUSTOMER : OWNER.technicalUser();
        List<String> seen = access.read(
                OWNER,
                () -> jdbc.sql("select distinct " + column + " from " + table)
                        .query(String.class)
                        .list());
        assertThat(seen).containsExactly(own);
    }

    @ParameterizedTest
    @MethodSource("guardedTables")
    void strangersSeeNothing(String table) {
        assertThat(database.value("select count(*) from " + table)).isNotEqualTo("0");
        assertThat(seen(() -> access.<Long>read(STRANGER, () -> count(table)))).isZero();
        assertThat(seen(() -> access.<Long>read(new Tenant("tu-nobody", Set.of()), () -> count(table))))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("guardedTables")
    void nobodySeesAnythingBeforeSayingForWhom(String table) {
        assertThat(seen(() -> count(table))).isZero();
        assertThat(osr.bean(Pools.class).asOperator(() -> count(table))).isZero();
    }

    @ParameterizedTest
    @MethodSource("guardedTables")
    void theApplicationCannotClaimTheOperatorsScope(String table) {
        assertThat(seen(() -> access.<Long>write(STRANGER, () -> {
                    claim("OPERATOR");
                    return count(table);
                })))
                .isZero();
        assertThat(access.<Long>operate(() -> count(table))).isPositive();
    }

    @ParameterizedTest
    @MethodSource("guardedTables")
    void theWorkerSeesTheQueueAndNoContentBeforeItBecomesTheSender(String table) {
        long seen = seen(() -> access.<Long>work(() -> count(table)));
        assertThat(seen > 0).isEqualTo(QUEUE.contains(table));
    }

    @ParameterizedTest
    @MethodSource("guardedTables")
    void strangersChangeAndDeleteNothing(String table) {
        String column = tables.anyColumn(table);
        assertThat(rowsOrRefusal("update " + table + " set " + column + " = " + column))
                .isZero();
        assertThat(rowsOrRefusal("delete from " + table)).isZero();
    }

    @ParameterizedTest
    @MethodSource("guardedTables")
    void strangersPutNoRowIntoAnothersHands(String table) {
        String row = tables.anyRow(table);
        assertRefused(() -> access.write(
                STRANGER,
                () -> jdbc.sql("insert into " + table
                                + " overriding system value select * from jsonb_populate_record(null::" + table
                                + ", ?::jsonb)")
                        .param(row)
                        .update()));
    }

    @ParameterizedTest
    @MethodSource("tablesOfTenants")
    void ownersCannotGiveRowsAway(String table) {
        assertRefused(() -> access.write(
                OWNER,
                () -> jdbc.sql("update " + table + " set " + tables.ownerColumn(table) + " = ?")
                        .param("0000777777")
                        .update()));
    }

    @Test
    void noRoleOfTheServiceOwnsATableOrStandsAboveTheRules() {
        assertThat(database.value("""
                select count(*) from pg_roles r where rolname in ('osr_app', 'osr_operator')
                   and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb
                        or exists (select from pg_class c where c.relowner = r.oid)
                        or has_schema_privilege(r.oid, 'osr', 'create'))
                """)).isEqualTo("0");
    }

    @Test
    void operatorsWorkInsideACallersTransactionIsRefused() {
        assertThatThrownBy(() -> access.write(OWNER, () -> access.operate(() -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private void claim(String scope) {
        jdbc.sql("select set_config('zugang.scope', ?, true)")
                .param(scope)
                .query(String.class)
                .single();
    }

    /** A table that a role may not even look at shows it nothing. */
    private static long seen(Supplier<Long> look) {
        try {
            return look.get();
        } catch (RuntimeException refused) {
            assertRefused(() -> {
                throw refused;
            });
            return 0;
        }
    }

    private int rowsOrRefusal(String sql) {
        Supplier<Integer> act = () -> jdbc.sql(sql).update();
        try {
            return access.<Integer>write(STRANGER, act);
        } catch (RuntimeException refused) {
            assertRefused(() -> {
                throw refused;
            });
            return 0;
        }
    }

    private static void assertRefused(ThrowingCallable act) {
        AbstractThrowableAssert<?, ? extends Throwable> cause =
                assertThatThrownBy(act).rootCause();
        cause.isInstanceOfSatisfying(
                SQLException.class, sql -> assertThat(sql.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    private Long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
