package de.zugang.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles.Unit;
import de.zugang.sandbox.service.Services;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kill -9 of osr-service right after its 202s, once as it comes and once in the middle of processing. The ledger is the list of accepted ids: each must end as SUCCESS, and each
 * unit must hold what its last delivery said. Since a delivery replaces the role that the one before it made, one that
 * was lost or applied twice makes a later one fail.
 */
@ExtendWith(OnPlatform.class)
class DeliveryCrashTests {

    private static final int ROUNDS = 6;
    private static final int UNITS = 8;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private final Platform platform;

    DeliveryCrashTests(Platform platform) {
        this.platform = platform;
    }

    private record Accepted(Unit unit, String id) {}

    @Test
    void losesAndDoublesNothingWhenKilledAfterItsAnswer() throws SQLException {
        List<Accepted> ledger = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                ledger.addAll(postAll(round));
                platform.sandbox().kill(Services.OSR);
            } else {
                ledger.addAll(killWhileNoneIsProcessed(round));
            }
            platform.sandbox().awaitReady(Services.OSR);
        }

        assertThat(ledger)
                .hasSize(ROUNDS * UNITS)
                .allSatisfy(accepted -> assertThat(endOf(accepted)).isEqualTo("SUCCESS"));
        for (int unit = 0; unit < UNITS; unit++) {
            assertThat(platform.onSiteRoles()
                            .activeRole(credentials(), unit(unit))
                            .orElseThrow()
                            .path("from")
                            .stringValue())
                    .isEqualTo(FIRST_DAY.plusMonths(ROUNDS - 1).toString());
        }
    }

    private List<Accepted> postAll(int round) {
        Credentials credentials = credentials();
        List<Accepted> accepted = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            accepted.add(post(credentials, unit(unit), round));
        }
        return accepted;
    }

    /** Holds the roles fast, so that the workers are in the middle of it and every delivery still waits when the kill comes. */
    private List<Accepted> killWhileNoneIsProcessed(int round) throws SQLException {
        var database = platform.endpoints().database();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table osr.on_site_role in access exclusive mode");
            List<Accepted> accepted = postAll(round);
            try (var waiting = statement.executeQuery("select count(*) from osr.waiting_delivery")) {
                waiting.next();
                // all of this round, and what the kill of the round before has left
                assertThat(waiting.getInt(1)).isGreaterThanOrEqualTo(UNITS);
            }
            platform.sandbox().kill(Services.OSR);
            connection.rollback();
            return accepted;
        }
    }

    private Credentials credentials() {
        return Credentials.basic(platform.endpoints().technicalUser());
    }

    private static Unit unit(int number) {
        return new Unit("100001", "%04d".formatted(300 + number));
    }

    private Accepted post(Credentials credentials, Unit unit, int round) {
        Answer answer = platform.onSiteRoles().post(credentials, unit, delivery(unit, round));
        return new Accepted(
                unit, answer.expect(202).json().path("dataDeliveryId").stringValue());
    }

    private String endOf(Accepted accepted) {
        var status = URI.create(platform.onSiteRoles().base() + "/billingunits/"
                + accepted.unit().billingUnit() + "/on-site-roles/data-delivery/" + accepted.id());
        return Await.until(
                "the end of delivery " + accepted.id(),
                Duration.ofSeconds(30),
                () -> Optional.of(platform.http()
                                .get(status, credentials().headers())
                                .expect(200)
                                .json()
                                .path("status")
                                .stringValue())
                        .filter(now -> !now.equals("IN_PROGRESS")));
    }

    private static String delivery(Unit unit, int round) {
        String insert = role("INSERT", FIRST_DAY.plusMonths(round));
        String roles = round == 0 ? insert : role("DELETE", FIRST_DAY.plusMonths(round - 1)) + "," + insert;
        return """
                {"timestamp": "2026-11-22T10:00:00Z", "billingunit": {"reference": {"mscnumber": "%s"},
                 "residentialunit": {"reference": {"mscnumber": "%s"}, "roles": [%s],
                  "partners": [{"reference": {"pmnumber": "77"}, "name": "Probe", "firstname": "Paula",
                                "commercial": "NON_COMMERCIAL"}]}}}
                """.formatted(unit.billingUnit(), unit.residentialUnit(), roles);
    }

    private static String role(String change, LocalDate from) {
        return """
                {"change": "%s", "role": "S-COR", "from": "%s", "partner": {"pmnumber": "77"}}""".formatted(change, from);
    }
}
