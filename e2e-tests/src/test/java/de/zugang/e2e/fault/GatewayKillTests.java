package de.zugang.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.service.Services;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F-65: kill -9 of the gateway while deliveries are posted. Each is there once and found by its key, or is not there. */
@ExtendWith(OnPlatform.class)
class GatewayKillTests {

    private static final int WRITERS = 4;
    private static final int DELIVERIES = 400;
    private static final int ANSWERED_BEFORE = 40;

    private final Platform platform;
    private final Credentials caller;
    private final OnSiteRoles.Unit unit;

    GatewayKillTests(Platform platform) {
        this.platform = platform;
        this.caller = platform.bearer(platform.endpoints().technicalUser());
        this.unit = platform.freshUnit();
    }

    @Test
    void aDeliveryWhoseAnswerWasLostIsFoundByItsKeyOrIsNotThere() throws Exception {
        long before = stored();
        Map<String, String> answered = new ConcurrentHashMap<>();
        Set<String> lost = ConcurrentHashMap.newKeySet();
        var some = new CountDownLatch(ANSWERED_BEFORE);
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < DELIVERIES; i++) {
                writers.execute(() -> {
                    String key = UUID.randomUUID().toString();
                    try {
                        answered.put(key, post(key));
                        some.countDown();
                    } catch (UncheckedIOException reset) {
                        lost.add(key);
                    }
                });
            }
            assertThat(some.await(60, TimeUnit.SECONDS)).isTrue();
            platform.sandbox().kill(Services.GATEWAY);
        }
        platform.sandbox().awaitReady(Services.GATEWAY);
        assertThat(lost)
                .as("calls that the kill hit or that came while it was away")
                .isNotEmpty();
        long arrived = stored() - before;
        assertThat(arrived).isBetween((long) answered.size(), (long) DELIVERIES);

        var again = new HashMap<String, String>();
        for (String key : lost) {
            again.put(key, post(key));
        }

        assertThat(again.values())
                .as("one id each")
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(answered.values());
        assertThat(stored() - before).as("each delivery once").isEqualTo(DELIVERIES);
        for (var one : answered.entrySet()) {
            assertThat(post(one.getKey())).as("the same id for the same key").isEqualTo(one.getValue());
        }
        assertThat(stored() - before).isEqualTo(DELIVERIES);
    }

    private String post(String key) {
        var headers = new HashMap<>(caller.headers());
        headers.put("Idempotency-Key", key);
        var path = URI.create(platform.onSiteRoles().base() + unit.path());
        return platform.http()
                .postJson(path, headers, body(key))
                .expect(202)
                .json()
                .path("dataDeliveryId")
                .asString();
    }

    private String body(String key) {
        return """
                {"timestamp": "2026-11-22T10:17:17Z", "billingunit": {"reference": {"mscnumber": "%s"},
                 "residentialunit": {"reference": {"mscnumber": "%s"}, "roles": [{"change": "INSERT", "role": "S-COR",
                 "from": "2022-01-01", "to": null, "partner": {"pmnumber": "P"}}],
                 "partners": [{"reference": {"pmnumber": "P"}, "name": "%s", "firstname": "Max"}]}}}
                """.formatted(unit.billingUnit(), unit.residentialUnit(), key);
    }

    private long stored() throws SQLException {
        var database = platform.endpoints().database();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var count = connection.prepareStatement(
                        "select count(*) from osr.delivery where billing_unit_number = ? and residential_unit_number = ?")) {
            count.setString(1, unit.billingUnit());
            count.setString(2, unit.residentialUnit());
            var rows = count.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
