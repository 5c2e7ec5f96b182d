package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.howto.HowTo;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows docs/howto/add-an-api.md: an API that this code has never heard of is reachable as its contract says,
 * and one that needs an approval once it is granted.
 */
class AddedApiTests {

    private static final String GATED = "/forecast/v1/stations/10384";
    private static final String PATH = "/degree-days/v1/stations/10384/months/2026-01";

    @TempDir
    private Path directory;

    @Test
    void isReachableAsItsContractAndEntrySayAndInNoOtherWay() {
        try (var realm = new TestRealm();
                var feed = new TestFeed();
                var service = new TestService();
                var weather = new TestService()) {
            feed.publish(ANNA.active(1));
            try (var gateway = TestGateway.start(
                    feed.uri(),
                    realm.uri(),
                    service.uri(),
                    directory.resolve("snapshot"),
                    "zugang.catalogue.locations=" + HowTo.locations(directory.resolve("apis")),
                    "zugang.upstreams.weather-service=" + weather.uri())) {
                await().until(() -> gateway.status(gateway.request("/readyz")) == 200);
                String bearer = "Bearer " + TestTokens.of(ANNA, Instant.now());

                assertThat(gateway.status(with(bearer, gateway.request(PATH)))).isEqualTo(200);
                assertThat(weather.last().uri()).isEqualTo(PATH);
                assertThat(audience(weather.last())).contains("\"aud\":\"weather-service\"");
                assertThat(service.arrived).isEmpty();

                assertThat(gateway.status(with(bearer, gateway.request(GATED)))).isEqualTo(403);
                feed.publish(ANNA.withEntitlement("FORECAST"));
                await().until(() -> gateway.status(with(bearer, gateway.request(GATED))) == 200);
                assertThat(weather.last().uri()).isEqualTo(GATED);

                weather.arrived.clear();
                assertThat(gateway.status(gateway.request(PATH))).isEqualTo(401);
                assertThat(gateway.status(with(basic(), gateway.request(PATH)))).isEqualTo(401);
                assertThat(gateway.status(
                                with(bearer, gateway.request(PATH).POST(HttpRequest.BodyPublishers.noBody()))))
                        .isEqualTo(405);
                assertThat(gateway.status(with(bearer, gateway.request("/degree-days/v1/stations"))))
                        .isEqualTo(404);
                assertThat(weather.arrived).isEmpty();

                assertThat(gateway.status(gateway.request(ANNA, bearer.substring("Bearer ".length()))))
                        .isEqualTo(200);
                assertThat(service.arrived).hasSize(1);
            }
        }
    }

    private static HttpRequest.Builder with(String authorization, HttpRequest.Builder request) {
        return request.header("Ocp-Apim-Subscription-Key", ANNA.key()).header("Authorization", authorization);
    }

    private static String basic() {
        String pair = ANNA.clientId() + ":" + ANNA.secret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String audience(TestService.Arrived arrived) {
        String passport = arrived.headers().getFirst("Authorization").substring("Bearer ".length());
        return new String(Base64.getUrlDecoder().decode(passport.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
