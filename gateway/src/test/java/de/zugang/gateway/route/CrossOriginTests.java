package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of configured origins may call; all others learn nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTests {

    private Surroundings around;
    private TestGateway gateway;
    private String token;

    @SuppressWarnings("NullAway.Init") // start
    CrossOriginTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        around = new Surroundings(directory, List.of(ANNA.active(1)), "zugang.cors.origins=https://portal.example");
        gateway = around.gateway;
        token = TestTokens.of(ANNA, Instant.now());
    }

    @AfterAll
    void stop() {
        around.close();
    }

    @Test
    void answersAKnownOriginsPreflightWithoutAKey() {
        var answer = gateway.send(gateway.request(PATH)
                .header("Origin", "https://portal.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,ocp-apim-subscription-key")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://portal.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://portal.example.evil.example"})
    void tellsBrowsersOfOtherOriginsNothing(String origin) {
        var answer = gateway.send(gateway.request(ANNA, token).header("Origin", origin));

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }
}
