package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.Problems.assertRefused;
import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.testbed.BrokenService;
import de.zugang.gateway.testbed.RawClient;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F-61: a service that breaks off, says nonsense or never comes to an end. Whatever it does, it is asked once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenServiceTests {

    private static final String BROKEN = "The service behind did not answer as agreed. Try again later.";

    private final BrokenService broken = new BrokenService();
    private Surroundings around;

    @SuppressWarnings("NullAway.Init") // start
    BrokenServiceTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        around = new Surroundings(
                directory,
                List.of(ANNA.with(1, Set.of("OLA"), List.of(ANNA.customerNumber()))),
                "zugang.upstreams.osr-service=" + broken.uri(),
                "zugang.edge.answer=2s",
                "zugang.edge.headers=1s");
    }

    @AfterAll
    void stop() {
        around.close();
        broken.close();
    }

    @AfterEach
    void othersAreServedAsBefore() {
        assertThat(around.gateway.status(request("/ola/v1.0.0/authorization-requests", "GET")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Le", "nonsense\r\n\r\n", "SSH-2.0-x\r\n"})
    void saysSoWhenNoAnswerComesAndAsksNobodyTwice(String said) {
        int before = broken.asked();
        broken.say(said);

        assertRefused(around.gateway.send(request(PATH, "GET")), 502, BROKEN);
        assertRefused(around.gateway.send(request(PATH, "POST")), 502, BROKEN);

        assertThat(broken.asked()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{\"half\":"
            })
    void cutsTheAnswerOffWhereTheServiceDoes(String said) throws Exception {
        int before = broken.asked();
        broken.say(said);

        try (var caller = RawClient.to(around.gateway.port())) {
            String answer = caller.say(raw()).rest();

            assertThat(answer).doesNotContain("[still open]").doesNotEndWith("0\r\n\r\n");
            assertThat(answer.indexOf("HTTP/1.1", 1))
                    .as("no second answer on the same connection")
                    .isEqualTo(-1);
        }
        assertThat(broken.asked()).isEqualTo(before + 1);
    }

    @Test
    void cutsAnAnswerThatNeverEnds() throws Exception {
        broken.drip(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
                "1\r\n \r\n");

        try (var caller = RawClient.to(around.gateway.port())) {
            assertThat(caller.say(raw()).rest()).startsWith("HTTP/1.1 200").doesNotContain("[still open]");
        }
    }

    private HttpRequest.Builder request(String path, String method) {
        return around.gateway
                .request(path)
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .header("Ocp-Apim-Subscription-Key", ANNA.key())
                .header("Authorization", "Bearer " + TestTokens.of(ANNA, Instant.now()));
    }

    private static String raw() {
        return "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nOcp-Apim-Subscription-Key: " + ANNA.key()
                + "\r\nAuthorization: Bearer " + TestTokens.of(ANNA, Instant.now()) + "\r\n\r\n";
    }
}
