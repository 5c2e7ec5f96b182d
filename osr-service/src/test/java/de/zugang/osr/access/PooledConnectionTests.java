package de.zugang.osr.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One connection per pool, so that everything that one transaction leaves behind would meet the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PooledConnectionTests {

    private static final Tenant OWNER = new Tenant("tu-owner", Set.of(Seed.CUSTOMER));
    private static final String NOTHING_SET = "|||0";

    private TestDatabase database;
    private RunningOsr osr;
    private Access access;
    private JdbcClient jdbc;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(
                database,
                "--spring.datasource.hikari.maximum-pool-size=1",
                "--zugang.operator.database.maximum-pool-size=3",
                "--zugang.statement-timeout.read=300ms");
        access = osr.bean(Access.class);
        jdbc = osr.bean(JdbcClient.class);
        assertThat(osr.importRegister(Seed.demoRegister()).status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void settingsEndWithTheTransaction() {
        assertThat(access.<String>read(OWNER, this::settings)).isEqualTo("tu-owner|" + Seed.CUSTOMER + "|TENANT|300ms");
        assertThat(settings()).isEqualTo(NOTHING_SET);
    }

    @Test
    void settingsEndWithATransactionThatIsRolledBack() {
        assertThatThrownBy(() -> access.write(OWNER, () -> {
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        assertThat(settings()).isEqualTo(NOTHING_SET);
    }

    @Test
    void settingsEndWithATransactionThatFailsInTheDatabase() {
        assertThatThrownBy(() -> access.write(
                        OWNER,
                        () -> jdbc.sql("select 1 / 0").query(Integer.class).single()))
                .rootCause()
                .isInstanceOf(SQLException.class);
        assertThat(settings()).isEqualTo(NOTHING_SET);
    }

    @Test
    void settingsOfTheOperatorEndWithTheTransactionToo() {
        assertThat(access.<String>operate(this::settings)).isEqualTo("||OPERATOR|10min");
        assertThat(osr.bean(Pools.class).asOperator(this::settings)).isEqualTo(NOTHING_SET);
        assertThat(settings()).isEqualTo(NOTHING_SET);
    }

    @Test
    void statementThatTakesTooLongIsEndedByTheDatabase() {
        assertThatThrownBy(() -> access.read(
                        OWNER,
                        () -> jdbc.sql("select pg_sleep(30)")
                                .query((_, _) -> true)
                                .single()))
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(settings()).isEqualTo(NOTHING_SET);
    }

    @Test
    void callerWhoseReadTakesTooLongIsToldToComeBack() throws SQLException {
        try (Connection blocker = DriverManager.getConnection(database.url(), "postgres", "");
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table on_site_role in access exclusive mode");
            Answer answer = osr.as("tu-owner", Seed.CUSTOMER).get(Client.rolesPath("654321", "0001"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            blocker.rollback();
        }
        assertThat(osr.as("tu-owner", Seed.CUSTOMER)
                        .get(Client.rolesPath("654321", "0001"))
                        .status())
                .isEqualTo(200);
    }

    private String settings() {
        return jdbc.sql("""
                select concat_ws('|', coalesce(current_setting('zugang.technical_user', true), ''),
                       coalesce(current_setting('zugang.customer_numbers', true), ''),
                       coalesce(current_setting('zugang.scope', true), ''), current_setting('statement_timeout'))
                """).query(String.class).single();
    }
}
