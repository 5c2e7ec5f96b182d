package de.zugang.gateway.usage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.refusal.RefusalLog;
import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.snapshot.SnapshotProperties;
import de.zugang.gateway.subscription.Used;
import de.zugang.gateway.testbed.FixedToken;
import de.zugang.gateway.testbed.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UsageReporterTests {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");
    private static final Operation OPERATION = new Operation(
            "GET /x",
            "GET",
            new Api("a", NOBODY, "service", "on-site-roles", null, Duration.ofSeconds(1), 1, null, Map.of()));

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final Usage usage = new Usage(clock, true, new Traffic(new SimpleMeterRegistry()));
    private final WireMockServer onboarding =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final RefusalLog refused = new RefusalLog(clock);
    private UsageReporter reporter;

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // start
    UsageReporterTests() {}

    @BeforeEach
    void start() {
        onboarding.start();
        answer(204);
        reporter = reporter();
    }

    /** On the same directory: what another one left. */
    private UsageReporter reporter() {
        var snapshot = new SnapshotProperties(directory, Base64.getEncoder().encodeToString(new byte[32]));
        return new UsageReporter(
                usage,
                refused,
                new UnsentUsage(new LastGood(snapshot, "usage.unsent"), JsonMapper.shared()),
                RestClient.builder()
                        .baseUrl(onboarding.baseUrl() + "/usage/v1")
                        .requestFactory(new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .build()))
                        .build(),
                new FixedToken("node-token"),
                new UsageReporter.Settings("gateway.a", Duration.ofSeconds(1), UUID::randomUUID, clock));
    }

    @AfterEach
    void stop() {
        onboarding.stop();
    }

    @Test
    void reportsSumsOfEachKindOfAnswer() {
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 5_000_000);
        clock.turn(Duration.ofSeconds(3));
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 7_000_000);
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 404, "", 1_000_000);

        assertThat(reporter.report()).isTrue();

        var entry = reports()
                .getFirst()
                .get("entries")
                .valueStream()
                .filter(candidate -> candidate.get("status").asInt() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("calls").asInt()).isEqualTo(2);
        assertThat(entry.get("totalMillis").asInt()).isEqualTo(12);
        assertThat(entry.get("maximumMillis").asInt()).isEqualTo(7);
        assertThat(Instant.parse(entry.get("firstAt").asString())).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(Instant.parse(entry.get("lastAt").asString())).isEqualTo(Instant.parse("2026-11-22T10:00:03Z"));
    }

    @Test
    void sendsNothingWhenNothingHappened() {
        assertThat(reporter.report()).isTrue();

        assertThat(reports()).isEmpty();
    }

    @Test
    void sendsTheSameReportUntilItIsTaken() {
        answer(503);
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 0);
        assertThat(reporter.report()).isFalse();
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 0);
        assertThat(reporter.report()).isFalse();
        answer(204);

        assertThat(reporter.report()).isTrue();
        assertThat(reporter.report()).isTrue();

        assertThat(reports()).hasSize(4);
        assertThat(reports().subList(0, 3))
                .as("one report, three attempts")
                .containsOnly(reports().getFirst());
        assertThat(reports().getLast().get("reportId"))
                .isNotEqualTo(reports().getFirst().get("reportId"));
        assertThat(reports().getLast().get("entries").get(0).get("calls").asInt())
                .isEqualTo(1);
    }

    @Test
    void losesNoCallWhileReportsAreTaken() {
        try (var callers = Executors.newFixedThreadPool(4)) {
            for (int caller = 0; caller < 4; caller++) {
                callers.execute(() -> {
                    for (int i = 0; i < 5000; i++) {
                        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 0);
                    }
                });
            }
            for (int i = 0; i < 20; i++) {
                assertThat(reporter.report()).isTrue();
            }
        }
        assertThat(reporter.report()).isTrue();

        assertThat(reports().stream()
                        .mapToInt(report ->
                                report.get("entries").get(0).get("calls").asInt())
                        .sum())
                .isEqualTo(20_000);
    }

    @Test
    void keepsCustomersAndDaysApart() {
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "0000123456", 0);
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 0);
        clock.turn(Duration.ofHours(14));
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 0);

        assertThat(reporter.report()).isTrue();

        assertThat(reports().getFirst().get("entries").valueStream())
                .extracting(
                        entry -> entry.path("customerNumber").asString(""),
                        entry -> entry.get("firstAt").asString().substring(0, 10))
                .containsExactlyInAnyOrder(
                        tuple("0000123456", "2026-11-22"), tuple("", "2026-11-22"), tuple("", "2026-11-23"));
    }

    @Test
    void losesNothingThatItHadWhenItIsKilledWhileNobodyTakesReports() {
        answer(503);
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 0);
        assertThat(reporter.report()).isFalse();
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "0000123456", 0);
        clock.turn(Duration.ofSeconds(10));
        assertThat(reporter.report()).isFalse();
        var attempted = reports().getFirst().get("reportId");
        answer(204);

        var afterwards = reporter();
        assertThat(afterwards.report()).isTrue();
        assertThat(afterwards.report()).isTrue();

        assertThat(reports().get(2).get("reportId")).as("the same once more").isEqualTo(attempted);
        assertThat(reports().get(3).get("entries").get(0).get("customerNumber").asString())
                .isEqualTo("0000123456");
        assertThat(reports()).hasSize(4);
    }

    @Test
    void leavesTheRestOnTheDiskWhenItEnds() {
        answer(503);
        usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "", 0);
        reporter.stop();
        answer(204);
        onboarding.resetRequests();

        var afterwards = reporter();
        assertThat(afterwards.report()).isTrue();

        assertThat(reports().getFirst().get("entries").get(0).get("calls").asInt())
                .isEqualTo(1);
    }

    @Test
    void tellsOnlyWhatIsCoarserApartBeyondTheBound() {
        for (int i = 0; i < Usage.MOST_KINDS + 50; i++) {
            usage.answered("tu-anna", Used.of("PRIMARY", false), OPERATION, 200, "%010d".formatted(i), 0);
        }

        var sums = usage.take();

        assertThat(sums).hasSize(Usage.MOST_KINDS + 1);
        assertThat(sums.values().stream().mapToLong(Tally.Sums::calls).sum()).isEqualTo(Usage.MOST_KINDS + 50);
        assertThat(sums)
                .hasEntrySatisfying(
                        new Tally.Kind("tu-anna", "on-site-roles", Tally.OTHERS, 200, "", Used.UNKNOWN, 20779),
                        folded -> assertThat(folded.calls()).isEqualTo(50));
    }

    @Test
    void keepsWithinBoundsAndLosesNoCallHoweverLongNobodyTakesReports() {
        answer(503);
        int users = 45_000;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < users; i++) {
                usage.answered("tu-" + round + "-" + i, Used.UNKNOWN, OPERATION, 200, "", 0);
            }
            assertThat(reporter.report()).isFalse();
        }
        assertThat(reporter.kinds()).isLessThanOrEqualTo(2 * UsageReporter.MOST_WAITING + 1);
        usage.answered("tu-new", Used.UNKNOWN, OPERATION, 200, "", 0);
        answer(204);

        onboarding.resetRequests();
        while (reporter.kinds() > 0 || reports().isEmpty()) {
            assertThat(reporter.report()).isTrue();
        }

        assertThat(reports().stream()
                        .flatMap(report -> report.get("entries").valueStream())
                        .mapToLong(entry -> entry.get("calls").asLong())
                        .sum())
                .isEqualTo(5L * users + 1);
    }

    private void answer(int status) {
        onboarding.stubFor(
                post(urlEqualTo("/usage/v1/reports")).willReturn(aResponse().withStatus(status)));
    }

    private List<JsonNode> reports() {
        return onboarding.getServeEvents().getRequests().reversed().stream()
                .map(event -> JsonMapper.shared().readTree(event.getRequest().getBodyAsString()))
                .toList();
    }
}
