package de.zugang.ola.access;

import static de.zugang.ola.testing.Events.batch;
import static de.zugang.ola.testing.Events.event;
import static de.zugang.ola.testing.RunningOla.CUSTOMER;
import static de.zugang.ola.testing.RunningOla.START;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.ola.testing.Answer;
import de.zugang.ola.testing.RunningOla;
import de.zugang.ola.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** no statement works for longer than two seconds; whoever asked is told to come again, and the connection is good. */
class StatementTimeoutTests {

    @ParameterizedTest
    @ValueSource(strings = {"/authorization-requests", "/authorization-requests/changes"})
    void aReadThatTakesTooLongIsGivenUp(String path) throws SQLException {
        try (var ola = new RunningOla("--spring.datasource.hikari.maximum-pool-size=2")) {
            ola.post(batch(event("a", CUSTOMER, START.minusSeconds(1))));
            try (var holding = ola.database().connect("postgres");
                    var statement = holding.createStatement()) {
                holding.setAutoCommit(false);
                statement.execute("lock table authorization_request in access exclusive mode");

                isToldToComeAgain(ola.get(path, CUSTOMER));
                holding.rollback();
            }
            assertThat(ola.get(path, CUSTOMER).body().get("authorizationRequests"))
                    .hasSize(1);
        }
    }

    @Test
    void aBatchThatTakesTooLongIsGivenUpAndNothingOfItStays() throws SQLException {
        try (var ola = new RunningOla("--spring.datasource.hikari.maximum-pool-size=2")) {
            String sent = batch(event("a", CUSTOMER, START.minusSeconds(1)));
            try (var holding = ola.database().connect("postgres")) {
                holding.setAutoCommit(false);
                TestDatabase.value(holding, "select position from stream for update");

                isToldToComeAgain(ola.post(sent));
                holding.rollback();
            }
            assertThat(ola.database().value("select position from stream")).isEqualTo("0");
            assertThat(ola.post(sent).body().get("accepted").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theLimitIsTwoSeconds() {
        try (var ola = new RunningOla()) {
            String limit = ola.bean(Access.class)
                    .ingest(() -> ola.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                            .sql("show statement_timeout")
                            .query(String.class)
                            .single());
            assertThat(limit).isEqualTo("2s");
        }
    }

    private static void isToldToComeAgain(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.http().headers().firstValue("Retry-After")).isPresent();
    }
}
