package de.zugang.gateway.watch;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The management port: metrics, and health in three groups. */
class ManagementTests {

    private static final Path DEPLOY = Path.of("../deploy/prometheus/zugang-gateway.rules.yml");
    private static final Pattern METRIC = Pattern.compile("zugang_gateway_[a-z_]+");

    @TempDir
    Path directory;

    @Test
    void tellsWhatOperatorsNeedAndNothingOfItOnTheMainPort() throws Exception {
        try (var service = new TestService();
                var realm = new TestRealm();
                var feed = new TestFeed()) {
            feed.publish(ANNA.active(1));
            try (var gateway = start(feed.uri(), realm.uri(), service)) {
                int management = gateway.managementPort();
                await().until(() -> gateway.status(gateway.request(ANNA, TestTokens.of(ANNA, Instant.now()))) == 200);
                gateway.status(gateway.request(TestGateway.PATH).header("Ocp-Apim-Subscription-Key", "zgk_nonsense"));

                String metrics = get(management, "/actuator/prometheus").body();

                assertThat(metrics)
                        .contains(
                                "zugang_gateway_requests_seconds_count{api=\"on-site-roles-v1\",status=\"2xx\"}",
                                "zugang_gateway_refusals_total{reason=\"KEY_NOT_OURS\"} 1.0",
                                "zugang_gateway_feed_connected 1.0")
                        .doesNotContain(ANNA.name(), ANNA.key(), ANNA.clientId(), ANNA.customerNumber());
                assertThat(metricsOfTheRules())
                        .as("what alerts look at")
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(metrics).contains(name));
                await().untilAsserted(() -> assertThat(
                                get(management, "/actuator/health/degraded").statusCode())
                        .isEqualTo(200));
                assertThat(get(management, "/actuator/health/liveness").statusCode())
                        .isEqualTo(200);
                assertThat(gateway.status(gateway.request("/actuator/prometheus")))
                        .isEqualTo(404);
                assertThat(gateway.status(gateway.request("/actuator/health"))).isEqualTo(404);
            }
        }
    }

    /** X-135, F-47: it serves, it is ready, and it says that it is cut off. */
    @Test
    void isReadyAndDegradedWhenItIsCutOff() throws Exception {
        try (var service = new TestService()) {
            try (var realm = new TestRealm();
                    var feed = new TestFeed()) {
                feed.publish(ANNA.active(1));
                try (var gateway = start(feed.uri(), realm.uri(), service)) {
                    await().until(() ->
                            gateway.status(gateway.request(ANNA, TestTokens.of(ANNA, Instant.now()))) == 200);
                }
            }
            var nobody = URI.create("http://127.0.0.1:9");
            try (var gateway = start(nobody, nobody, service)) {
                int management = gateway.managementPort();
                assertThat(gateway.status(gateway.request(ANNA, TestTokens.of(ANNA, Instant.now()))))
                        .isEqualTo(200);
                assertThat(get(management, "/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
                var degraded = get(management, "/actuator/health/degraded");
                assertThat(degraded.statusCode()).isEqualTo(503);
                assertThat(degraded.body()).contains("DEGRADED");
                assertThat(get(management, "/actuator/prometheus").body())
                        .contains("zugang_gateway_feed_connected 0.0");
            }
        }
    }

    private TestGateway start(URI feed, URI realm, TestService service) {
        return TestGateway.start(
                feed,
                realm,
                service.uri(),
                directory,
                "management.server.port=0",
                "management.server.address=127.0.0.1",
                "management.endpoints.web.exposure.include=health,prometheus",
                "management.endpoint.health.show-details=always");
    }

    private static java.util.Set<String> metricsOfTheRules() throws IOException {
        return METRIC.matcher(Files.readString(DEPLOY))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
