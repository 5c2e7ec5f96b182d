package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.RawClient;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who does not wait for the answer was not served: neither metrics nor usage nor an order take it for a success. */
class CallerGoneTests {

    private static final String API = "on-site-roles-v1";

    @TempDir
    Path directory;

    private final TestService onboarding = new TestService();
    private Surroundings around;

    @SuppressWarnings("NullAway.Init") // start
    CallerGoneTests() {}

    @BeforeEach
    void start() {
        around = new Surroundings(
                directory,
                List.of(ANNA.active(1)),
                "zugang.usage.url=" + onboarding.uri() + "/usage/v1",
                "zugang.usage.interval=100ms");
    }

    @AfterEach
    void stop() {
        around.close();
        onboarding.close();
    }

    @Test
    void isCountedAsGoneAndNotAsServed() throws Exception {
        around.service.hold();
        try (var leaving = ask()) {
            await().until(() -> around.service.arrived.size() == 1);
            assertThat(leaving.answered()).isFalse();
        }
        await().ignoreExceptionsInstanceOf(MeterNotFoundException.class).until(() -> requests("gone") == 1);
        around.service.release();

        await().untilAsserted(() -> assertThat(reported()).singleElement().satisfies(entry -> {
            assertThat(entry.get("status").asInt()).isEqualTo(499);
            assertThat(entry.get("calls").asInt()).isEqualTo(1);
        }));
        assertThat(requests("2xx")).isZero();
    }

    @Test
    void isNotWhoTakesTheAnswerAndLeaves() throws Exception {
        try (var caller = ask()) {
            assertThat(caller.head()).startsWith("http/1.1 200");
        }

        await().until(() -> !reported().isEmpty());
        assertThat(reported().getFirst().get("status").asInt()).isEqualTo(200);
        assertThat(requests("gone")).isZero();
    }

    private RawClient ask() throws IOException {
        return RawClient.to(around.gateway.port())
                .say("GET %s HTTP/1.1\r\nHost: a\r\nOcp-Apim-Subscription-Key: %s\r\n".formatted(PATH, ANNA.key())
                        + "Authorization: Bearer " + TestTokens.of(ANNA, Instant.now()) + "\r\n\r\n");
    }

    private double requests(String status) {
        return around.gateway.metric("zugang.gateway.requests", "api", API, "status", status);
    }

    private List<JsonNode> reported() {
        return onboarding.arrived.stream()
                .map(report -> JsonMapper.shared().readTree(report.body()))
                .flatMap(report -> report.get("entries").valueStream())
                .toList();
    }
}
