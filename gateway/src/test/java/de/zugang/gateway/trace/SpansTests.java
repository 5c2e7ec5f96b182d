package de.zugang.gateway.trace;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestCollector;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F-83 and traces: what a collector is told, and that no call waits for it. */
class SpansTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";
    private static final int CALLS = 60;

    @TempDir
    Path directory;

    @Test
    void tellACollectorOfAnAdmittedRequestAndNameTheServiceItsParent() {
        try (var collector = new TestCollector();
                var around = new Surroundings(directory, List.of(ANNA.active(1)), collector.on())) {
            var request = around.good(ANNA).header("traceparent", "00-" + TRACE + "-" + CALLERS_SPAN + "-00");
            var answer = around.gateway.send(request);

            String onward = around.service.last().headers().getFirst("traceparent");
            assertThat(onward).startsWith("00-" + TRACE + "-").endsWith("-01").doesNotContain(CALLERS_SPAN);
            await().until(() -> collector.knows(onward.split("-", -1)[2]));
            assertThat(collector.knows(TRACE)).isTrue();
            assertThat(collector.knows(CALLERS_SPAN)).as("as the parent").isTrue();
            assertThat(collector.all())
                    .contains(
                            "gateway",
                            "on-site-roles-v1",
                            answer.headers().firstValue("X-Request-Id").orElseThrow());
            await().until(() -> around.gateway.metric("zugang.gateway.spans.waiting") == 0);
            assertThat(around.gateway.metric("zugang.gateway.spans.lost")).isZero();
        }
    }

    @Test
    void tellNothingOfWhoIsRefused() {
        try (var collector = new TestCollector();
                var around = new Surroundings(directory, List.of(ANNA.active(1)), collector.on())) {
            assertThat(around.gateway.status(
                            around.good(BERT).header("traceparent", "00-" + TRACE + "-" + CALLERS_SPAN + "-01")))
                    .isEqualTo(401);
            assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);

            await().until(() -> collector.reports() > 0);
            assertThat(collector.knows(TRACE)).isFalse();
        }
    }

    @Test
    void areLostAndCountedWhenTheCollectorIsAwayAndNobodyNotices() {
        try (var around = new Surroundings(
                directory, List.of(ANNA.active(1)), TestCollector.on(URI.create("http://127.0.0.1:9")))) {
            callAll(around);

            assertThat(around.gateway.metric("zugang.gateway.spans.lost")).isGreaterThanOrEqualTo(CALLS - 20);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> around.gateway.metric("zugang.gateway.spans.lost") == CALLS);
        }
    }

    @Test
    void areLostAndCountedWhenTheCollectorHangsAndNobodyNotices() {
        try (var collector = new TestCollector();
                var around = new Surroundings(directory, List.of(ANNA.active(1)), collector.on())) {
            collector.freeze();
            callAll(around);

            assertThat(around.gateway.metric("zugang.gateway.spans.waiting")).isLessThanOrEqualTo(20);
            assertThat(around.gateway.metric("zugang.gateway.spans.lost")).isGreaterThanOrEqualTo(CALLS - 20);
        }
    }

    @Test
    void areNotMadeUnlessItIsConfigured() {
        try (var around = new Surroundings(directory, List.of(ANNA.active(1)))) {
            assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);

            assertThat(List.of(Spans.class, SdkTracerProvider.class, SpanProcessor.class, SpanExportingPredicate.class))
                    .noneMatch(around.gateway::has);
            assertThat(around.service.last().headers().getFirst("traceparent")).endsWith("-00");
        }
    }

    private static void callAll(Surroundings around) {
        for (int i = 0; i < CALLS; i++) {
            assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);
        }
    }
}
