package de.zugang.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the kit does for a service, over real HTTP. */
class ServiceKitTests {

    private static final HttpClient client = HttpClient.newHttpClient();
    private static final JsonMapper json = new JsonMapper();

    private static PassportOffice office;
    private static PassportOffice nextOffice;
    private static PassportOffice forger;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws Exception {
        office = new PassportOffice("2026-11");
        nextOffice = new PassportOffice("2026-12");
        forger = new PassportOffice("2026-11");
        service = new SpringApplicationBuilder(EchoService.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "zugang.passport.issuer=" + PassportOffice.ISSUER,
                        "zugang.passport.audience=" + PassportOffice.AUDIENCE,
                        "zugang.passport.keys=base64:"
                                + Base64.getEncoder()
                                        .encodeToString(office.publicKeys(nextOffice.key)
                                                .getContentAsByteArray()))
                .run();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Nested
    class Passports {

        @Test
        void statesTheCallerOfThePassport() throws Exception {
            JsonNode caller =
                    json.readTree(get("/echo/caller", office.passport()).body());

            assertThat(caller.path("technicalUser").stringValue()).isEqualTo("tu-muster-7f3k");
            assertThat(caller.path("customerNumbers").valueStream().map(JsonNode::stringValue))
                    .containsExactlyInAnyOrder("0000123456", "0000123457");
            assertThat(caller.path("entitlements").valueStream().map(JsonNode::stringValue))
                    .containsExactly("OLA");
        }

        @Test
        void acceptsTheNextKeyWhileKeysAreRotated() throws Exception {
            assertThat(get("/echo/caller", nextOffice.passport()).statusCode()).isEqualTo(200);
        }

        @Test
        void refusesWithoutPassportBeforeLookingAtThePath() throws Exception {
            assertRefused(get("/echo/caller", null));
            assertRefused(get("/no/such/path", null));
        }

        @Test
        void refusesOtherIssuerAudienceAndKey() throws Exception {
            assertRefused(get("/echo/caller", forger.passport()));
            assertRefused(get("/echo/caller", office.passport(c -> c.issuer("https://zugang/gateway/"))));
            assertRefused(get("/echo/caller", office.passport(c -> c.issuer(null))));
            assertRefused(get("/echo/caller", office.passport(c -> c.audience("osr-service"))));
            assertRefused(get("/echo/caller", office.passport(c -> c.audience(List.of()))));
        }

        @Test
        void refusesOutsideItsTimeAndWithoutEnd() throws Exception {
            Instant now = Instant.now();
            assertRefused(get("/echo/caller", office.passport(c -> c.expirationTime(Date.from(now.minusSeconds(40))))));
            assertRefused(get("/echo/caller", office.passport(c -> c.notBeforeTime(Date.from(now.plusSeconds(90))))));
            assertRefused(get("/echo/caller", office.passport(c -> c.expirationTime(null))));
            assertRefused(get("/echo/caller", office.passport(c -> c.subject(" "))));
        }

        @Test
        void refusesUnsignedAndBrokenTokens() throws Exception {
            List<String> parts = List.of(office.passport().split("\\.", -1));
            String none = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
            assertRefused(get("/echo/caller", none + "." + parts.get(1) + "."));
            assertRefused(get(
                    "/echo/caller",
                    parts.get(0) + "." + parts.get(1) + "." + parts.get(2).substring(4)));
            assertRefused(get("/echo/caller", "a.b.c"));
            assertRefused(get("/echo/caller", "x"));
        }

        private void assertRefused(HttpResponse<String> answer) throws IOException {
            assertProblem(answer, 401, "Authorization failure.");
        }
    }

    @Nested
    class Refusals {

        @Test
        void carriesTheMessageOfARefusal() throws Exception {
            assertProblem(get("/echo/refused", office.passport()), 409, "state: ENDED (expected: ACTIVE)");
        }

        @Test
        void tellsNothingOfOurselvesWhenWeFail() throws Exception {
            var answer = get("/echo/broken", office.passport());
            assertProblem(answer, 500, "Technical error.");
            assertThat(answer.body()).doesNotContain("select", "IllegalState");
        }

        @Test
        void refusesAnUnknownPathAndAWrongMethod() throws Exception {
            assertProblem(get("/no/such/path", office.passport()), 404, "No data found.");
            var wrongMethod = get("/echo/word", office.passport());
            assertThat(wrongMethod.statusCode()).isEqualTo(405);
            assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        }

        @Test
        void refusesAnotherMediaType() throws Exception {
            var answer = post("/echo/word", "text/plain", "hello");
            assertThat(answer.statusCode()).isEqualTo(415);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "{\"text\":}", "{\"text\":\"a\"} trailing", "nonsense"})
        void saysWhereABodyIsNotReadableWithoutRepeatingIt(String body) throws Exception {
            var answer = post("/echo/word", "application/json", body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("The body is ").doesNotContain("nonsense", "jackson");
        }

        @Test
        void refusesAParameterOfTheWrongKind() throws Exception {
            assertProblem(
                    get("/echo/number?value=many", office.passport()), 400, "The request does not match the contract.");
        }
    }

    @Nested
    class RequestIds {

        @Test
        void keepsTheIdThatTheGatewaySent() throws Exception {
            var answer = send(request("/echo/refused", office.passport()).header("X-Request-Id", "0123-abcd-EF"));
            assertThat(answer.headers().firstValue("X-Request-Id")).contains("0123-abcd-EF");
            assertThat(json.readTree(answer.body()).path("requestId").stringValue())
                    .isEqualTo("0123-abcd-EF");
        }

        @Test
        void replacesAnIdThatCouldDoHarm() throws Exception {
            var answer = send(request("/echo/caller", office.passport()).header("X-Request-Id", "a b${x}"));
            assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow())
                    .matches("[0-9a-f-]{36}");
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String message) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("code").intValue()).isEqualTo(status);
        assertThat(problem.path("errors").path(0).path("message").stringValue()).isEqualTo(message);
        assertThat(problem.path("errors").path(0).has("field")).isTrue();
        assertThat(problem.path("requestId").stringValue())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private static HttpResponse<String> get(String path, @Nullable String passport) throws Exception {
        return send(request(path, passport));
    }

    private static HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(request(path, office.passport())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path, @Nullable String passport) throws JOSEException {
        var request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + path));
        return passport == null ? request : request.header("Authorization", "Bearer " + passport);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
