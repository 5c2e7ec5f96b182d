package de.zugang.gateway.watch;

import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.RawClient;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestCollector;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.gateway.testbed.TestUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** X-03 at the gateway: whatever is used, misused or sent to the wrong place is in no log line, no metric, no trace, no file of the node. */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTests {

    private static final String PERSON = "Erika Mustermann";

    @TempDir
    Path directory;

    /** Spring Boot leaves it set, and the logs of the tests after this one would have it. */
    @AfterEach
    void logAsBefore() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }

    @Test
    void writesNoSecretIntoLogsOrMetricsWhateverHappens(CapturedOutput output) throws Exception {
        String token = TestTokens.of(ANNA, Instant.now());
        String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
        String metrics;
        String traces;
        try (var collector = new TestCollector();
                var around =
                        new Surroundings(directory, List.of(ANNA.active(1), BERT.active(2)), properties(collector))) {
            use(around, token);
            abuse(around, token, forged);
            misplace(around, token);
            failBehind(around);
            metrics = scrape(around.gateway.managementPort());
            await().until(() -> around.gateway.metric("zugang.gateway.spans.waiting") == 0);
            traces = collector.all();
        }

        var canaries = List.of(
                ANNA.key(),
                ANNA.secondKey(),
                ANNA.secret(),
                BERT.secret(),
                pair(ANNA, ANNA.secret()),
                token.substring(token.lastIndexOf('.') + 1),
                forged.substring(forged.lastIndexOf('.') + 1),
                TestTokens.of(ANNA, Instant.EPOCH).split("\\.", -1)[1],
                "node-secret",
                "node-token",
                PERSON,
                "Erika+Mustermann",
                "Erika%20Mustermann");
        assertThat(output.getAll()).contains("KEY_IN_URL", "BASIC_SECRET_WRONG", "UPSTREAM_", "NOT_HTTP");
        assertThat(metrics).contains("zugang_gateway_refusals_total").doesNotContain(canaries);
        assertThat(output.getAll()).doesNotContain(canaries);
        assertThat(traces).contains("on-site-roles-v1").doesNotContain(canaries);
        assertThat(filesOfTheNode())
                .hasSizeGreaterThan(1)
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(canaries));
        assertThat(linesOfTheGateway(output))
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .path("@timestamp")
                                .isString())
                        .as(line)
                        .isTrue());
    }

    private static String[] properties(TestCollector collector) {
        return Stream.concat(
                        Stream.of(
                                "logging.structured.format.console=ecs",
                                "logging.level.de.zugang=DEBUG",
                                "management.server.port=0",
                                "management.server.address=127.0.0.1",
                                "management.endpoints.web.exposure.include=health,prometheus"),
                        Arrays.stream(collector.on()))
                .toArray(String[]::new);
    }

    /** Snapshot, journal, usage that was not sent, the realm's keys: what the node writes down. */
    private List<Path> filesOfTheNode() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void use(Surroundings around, String token) {
        var gateway = around.gateway;
        assertThat(gateway.status(gateway.request(ANNA, token))).isEqualTo(200);
        assertThat(gateway.status(basic(around, ANNA, ANNA.secret()))).isEqualTo(200);
        assertThat(gateway.status(gateway.request(ANNA, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"" + PERSON + "\"}"))))
                .isEqualTo(200);
    }

    private static void abuse(Surroundings around, String token, String forged) {
        var gateway = around.gateway;
        assertThat(gateway.status(gateway.request(BERT, token))).isEqualTo(403);
        assertThat(gateway.status(gateway.request(ANNA, forged))).isEqualTo(401);
        assertThat(gateway.status(gateway.request(ANNA, TestTokens.of(ANNA, Instant.EPOCH))))
                .isEqualTo(401);
        assertThat(gateway.status(basic(around, ANNA, BERT.secret()))).isEqualTo(401);
        assertThat(gateway.status(basic(around, ANNA, ANNA.secret() + "x"))).isEqualTo(401);
        assertThat(gateway.status(gateway.request(PATH).header("Authorization", "Bearer " + token)))
                .isEqualTo(401);
        assertThat(gateway.status(gateway.request(PATH)
                        .header("Ocp-Apim-Subscription-Key", token)
                        .header("Authorization", ANNA.key())))
                .isEqualTo(401);
        assertThat(gateway.status(gateway.request(ANNA, token).header("Ocp-Apim-Subscription-Key", ANNA.secondKey())))
                .isEqualTo(400);
    }

    private static void misplace(Surroundings around, String token) throws IOException {
        var gateway = around.gateway;
        for (var request : List.of(
                gateway.request(PATH + "/" + ANNA.key()),
                gateway.request("/" + ANNA.secret() + "/Erika%20Mustermann"),
                gateway.request(PATH + "?subscription-key=" + ANNA.key()),
                gateway.request(PATH + "?access_token=" + token),
                gateway.request(PATH + "?client_secret=" + ANNA.secret() + "&name=Erika+Mustermann"),
                gateway.request(PATH).header("Cookie", "key=" + ANNA.key() + "; token=" + token),
                gateway.request(PATH).header("X-" + ANNA.secondKey().replace('_', '-'), ANNA.secret()),
                gateway.request(PATH)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("access_token=" + token + "&secret=" + ANNA.secret())))) {
            assertThat(gateway.status(request)).isBetween(400, 499);
        }
        for (var bytes : List.of(
                "GET /" + ANNA.key() + " HTTP/1.1\nHost: a\n\n",
                "GET /" + ANNA.secret() + "\r\n\r\n",
                "GET " + PATH + " HTTP/1.1\r\nHost: a\r\n" + ANNA.key() + "\r\n\r\n",
                "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nAuthorization : Bearer " + token + "\r\n\r\n",
                "GET http://" + ANNA.secret() + "@evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + ANNA.secret() + "\r\n\r\n")) {
            try (var caller = RawClient.to(gateway.port())) {
                assertThat(caller.say(bytes).rest()).startsWith("HTTP/1.1 400");
            }
        }
    }

    private static void failBehind(Surroundings around) {
        around.service.answerWith(500);
        assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(500);
        around.service.answerWith(401);
        assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(502);
        around.service.close();
        assertThat(around.gateway.status(around.good(ANNA))).isIn(502, 503);
        assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(503);
    }

    private static HttpRequest.Builder basic(Surroundings around, TestUser user, String secret) {
        return around.gateway
                .request(PATH)
                .header("Ocp-Apim-Subscription-Key", user.key())
                .header("Authorization", "Basic " + pair(user, secret));
    }

    private static String pair(TestUser user, String secret) {
        return Base64.getEncoder().encodeToString((user.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** From the first structured line on: what test and container said before belongs to nobody. */
    private static List<String> linesOfTheGateway(CapturedOutput output) {
        var lines = new ArrayList<String>();
        for (String line : output.getOut().split("\n", -1)) {
            if (line.startsWith("{\"@timestamp\"")) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String scrape(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
