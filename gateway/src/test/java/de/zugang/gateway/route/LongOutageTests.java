package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.TestClock;
import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F-47: onboarding and the realm are away for a day; the clock is turned. */
class LongOutageTests {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T10:00:30Z"));

    @TempDir
    Path directory;

    @Test
    void isNoticedByNobodyWhoIsKnownForADayAndByWhoWritesAfterADayAndAHalf() {
        try (var service = new TestService()) {
            var gateway = startedAndCutOff(service);
            for (int hour = 1; hour <= 12; hour++) {
                clock.turn(HOUR);
                assertNothingIsNoticed(gateway);
            }
            gateway.close();

            try (var restarted = TestGateway.start(clock, NOBODY, NOBODY, service.uri(), directory)) {
                for (int hour = 13; hour <= 24; hour++) {
                    clock.turn(HOUR);
                    assertNothingIsNoticed(restarted);
                }
                assertThat(restarted.metric("zugang.gateway.subscriptions.age"))
                        .isBetween(HOUR.toSeconds() * 24.0, HOUR.toSeconds() * 24.0 + 60);

                clock.turn(HOUR.multipliedBy(12).plusMinutes(1));
                assertThat(restarted.status(bearer(restarted))).isEqualTo(200);
                assertThat(restarted.status(delivery(restarted))).isEqualTo(503);
            }
        }
    }

    private TestGateway startedAndCutOff(TestService service) {
        try (var realm = new TestRealm();
                var feed = new TestFeed()) {
            feed.publish(ANNA.active(1));
            var gateway = TestGateway.start(clock, feed.uri(), realm.uri(), service.uri(), directory);
            await().until(() -> gateway.status(bearer(gateway)) == 200 && feed.acknowledged() == 1);
            return gateway;
        }
    }

    private void assertNothingIsNoticed(TestGateway gateway) {
        assertThat(gateway.status(gateway.request("/readyz"))).isEqualTo(200);
        assertThat(gateway.status(bearer(gateway))).isEqualTo(200);
        assertThat(gateway.status(basic(gateway))).isEqualTo(200);
        assertThat(gateway.status(delivery(gateway))).isEqualTo(200);
    }

    private HttpRequest.Builder bearer(TestGateway gateway) {
        return gateway.request(ANNA, TestTokens.of(ANNA, clock.instant()));
    }

    private HttpRequest.Builder delivery(TestGateway gateway) {
        return bearer(gateway).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
    }

    private static HttpRequest.Builder basic(TestGateway gateway) {
        String pair = Base64.getEncoder()
                .encodeToString((ANNA.clientId() + ":" + ANNA.secret()).getBytes(StandardCharsets.UTF_8));
        return gateway.request(PATH)
                .header("Ocp-Apim-Subscription-Key", ANNA.key())
                .header("Authorization", "Basic " + pair);
    }
}
