package de.zugang.gateway.admission;

import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.servicekit.token.CheckedToken;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * by T-25: the time of a refusal does not tell what was wrong. Two kinds of requests in turn, over HTTP, each from an
 * address of its own so that nobody is slowed down for guessing. Every run compares ranks, which a busy machine moves for both
 * alike, since the two take turns; as many samples as the row asks for, and its test of significance, with
 * {@code -Dtiming.samples=5000}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimingTests {

    private static final int SAMPLES = Integer.getInteger("timing.samples", 300);
    private static final int WARM_UP = 200;
    private static final int AS_MANY_AS_THE_ROW_ASKS = 5000;

    private final Random random = new Random(25);
    private final CheckedToken keys = new CheckedToken("zgk_");
    private Surroundings around;

    @SuppressWarnings("NullAway.Init") // start
    TimingTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        around = new Surroundings(
                directory,
                List.of(ANNA.active(1), BERT.inState(TechnicalUser.State.SUSPENDED, 2)),
                "zugang.edge.trusted-proxies=127.0.0.0/8");
    }

    @AfterAll
    void stop() {
        around.close();
    }

    @Test
    void ofAWrongSecretIsThatOfAnUnknownClient() {
        compare(
                "wrong secret, unknown client",
                sample -> basic(sample, ANNA.clientId(), random(ANNA.secret())),
                sample -> basic(sample, random(ANNA.clientId()), ANNA.secret()));
    }

    @Test
    void ofAnUnknownKeyIsThatOfASuspendedOne() {
        compare(
                "unknown key, suspended user's key",
                sample -> from(sample, keys.draw(random)),
                sample -> from(sample, BERT.key()));
    }

    private void compare(String what, IntFunction<HttpRequest.Builder> one, IntFunction<HttpRequest.Builder> other) {
        for (int sample = 0; sample < WARM_UP; sample++) {
            nanos(one.apply(sample));
            nanos(other.apply(sample));
        }
        var those = IntStream.range(WARM_UP, WARM_UP + SAMPLES).mapToObj(one).toList();
        var others = IntStream.range(WARM_UP, WARM_UP + SAMPLES).mapToObj(other).toList();
        var ofOne = new long[SAMPLES];
        var ofOther = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            if (random.nextBoolean()) {
                ofOne[i] = nanos(those.get(i));
                ofOther[i] = nanos(others.get(i));
            } else {
                ofOther[i] = nanos(others.get(i));
                ofOne[i] = nanos(those.get(i));
            }
        }
        var ranks = Ranks.of(ofOne, ofOther);
        System.out.printf(
                "timing, %s: %d samples each, medians %.1f and %.1f us, one slower than the other in %.1f %% of pairs, p %.3f%n",
                what, SAMPLES, ranks.median() / 1e3, ranks.otherMedian() / 1e3, ranks.slower() * 100, ranks.p());
        assertThat(ranks.slower()).isBetween(0.3, 0.7);
        assertThat(SAMPLES < AS_MANY_AS_THE_ROW_ASKS || ranks.p() > 0.01)
                .as("p = %s", ranks.p())
                .isTrue();
    }

    private long nanos(HttpRequest.Builder request) {
        long began = System.nanoTime();
        int status = around.gateway.status(request);
        long took = System.nanoTime() - began;
        assertThat(status).isEqualTo(401);
        return took;
    }

    private HttpRequest.Builder basic(int sample, String clientId, String secret) {
        String pair = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return from(sample, ANNA.key()).setHeader("Authorization", "Basic " + pair);
    }

    private HttpRequest.Builder from(int sample, String key) {
        return around.gateway
                .request(PATH)
                .header("X-Forwarded-For", "198.18.%d.%d".formatted(sample % 250, 1 + sample / 250 % 250))
                .header("Authorization", "Basic eDp5")
                .header("Ocp-Apim-Subscription-Key", key);
    }

    /** As long as this one. */
    private String random(String text) {
        var drawn = new StringBuilder(text.substring(0, 4));
        while (drawn.length() < text.length()) {
            drawn.append((char) ('a' + random.nextInt(26)));
        }
        return drawn.toString();
    }
}
