package de.zugang.e2e.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Credentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An integrator on a Friday afternoon: every refusal is the documented one, and nothing is stored. */
@ExtendWith(OnPlatform.class)
class RefusalTests {

    private static final String MISSING_KEY = "Access denied due to missing subscription key. Make sure to include"
            + " subscription key when making requests to an API.";
    private static final String INVALID_KEY = "Access denied due to invalid subscription key. Make sure to provide a"
            + " valid key for an active subscription.";
    private static final String BAD_CREDENTIALS = "Authorization failure.";
    private static final String NO_PERMISSION = "No permission to the requested data with the given credentials.";
    private static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";
    private static final String UNIT = "/billingunits/100001/residentialunits/0398/on-site-roles";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Platform platform;
    private final TechnicalUser user;
    private final TechnicalUser other;

    RefusalTests(Platform platform) {
        this.platform = platform;
        this.user = platform.endpoints().technicalUser();
        this.other = platform.endpoints().otherTechnicalUser();
    }

    @Nested
    class Keys {

        @Test
        void refusesWithoutKey() throws Exception {
            assertRefused(get(UNIT, Credentials.withoutKey(platform.tokens().technicalUser(user))), 401, MISSING_KEY);
        }

        @Test
        void refusesAnUnknownAndAMistypedKeyAlike() throws Exception {
            String token = platform.tokens().technicalUser(user);
            String mistyped = user.subscriptionKey().substring(0, 41)
                    + (user.subscriptionKey().endsWith("x") ? "y" : "x");
            assertRefused(get(UNIT, Credentials.bearer(mistyped, token)), 401, INVALID_KEY);
            assertRefused(get(UNIT, Credentials.bearer("zgk_" + "0".repeat(32) + "1MSShf", token)), 401, INVALID_KEY);
        }

        @Test
        void refusesAKeyInTheAddress() throws Exception {
            var answer = get(
                    UNIT + "?subscription-key=" + user.subscriptionKey(),
                    Credentials.withoutKey(platform.tokens().technicalUser(user)));
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Nested
    class Pairs {

        @Test
        void refusesTheKeyOfOneWithTheTokenOfAnother() throws Exception {
            String tokenOfOther = platform.tokens().technicalUser(other);
            assertRefused(get(UNIT, Credentials.bearer(user.subscriptionKey(), tokenOfOther)), 403, NO_PERMISSION);
            assertRefused(
                    get(UNIT, Credentials.basic(user.subscriptionKey(), other.clientId(), other.clientSecret())),
                    403,
                    NO_PERMISSION);
        }

        @Test
        void refusesAWrongSecretAndAMissingOne() throws Exception {
            assertRefused(
                    get(UNIT, Credentials.basic(user.subscriptionKey(), user.clientId(), "wrong")),
                    401,
                    BAD_CREDENTIALS);
            assertRefused(get(UNIT, new Credentials(Map.of(KEY_HEADER, user.subscriptionKey()))), 401, BAD_CREDENTIALS);
        }

        @Test
        void refusesTheTokenOfAPersonOfStaff() throws Exception {
            String staff = platform.staffToken();
            assertRefused(get(UNIT, Credentials.bearer(user.subscriptionKey(), staff)), 401, BAD_CREDENTIALS);
        }
    }

    @Nested
    class Objects {

        @Test
        void answersForAForeignUnitAsForAnUnknownOne() throws Exception {
            var foreign = get("/billingunits/222222/residentialunits/0001/on-site-roles", platform.bearer(user));
            var unknown = get("/billingunits/999999/residentialunits/0001/on-site-roles", platform.bearer(user));
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
        }

        @Test
        void givesTheOwnerOfTheForeignUnitHisAnswer() throws Exception {
            var own = get("/billingunits/222222/residentialunits/0001/on-site-roles", platform.bearer(other));
            assertThat(own.statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ccbe102e-169f-4160-bba1-197e53aasb99", "1f4f6a2c-0000-4000-8000-000000000000", "x"})
        void knowsNoDeliveryOfAnotherName(String id) throws Exception {
            var answer = get("/billingunits/654321/on-site-roles/data-delivery/" + id, platform.bearer(user));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertProblem(answer, 404);
        }
    }

    @Nested
    class Requests {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\0',
                value = {
                    "{                                        | application/json | 400",
                    "[]                                       | application/json | 400",
                    "{\"timestamp\": 5, \"billingunit\": {}}  | application/json | 400",
                    "<a/>                                     | application/xml  | 415",
                    "{}                                       | text/plain       | 415"
                })
        void refusesABrokenBodyAndStoresNothing(String body, String type, int status) throws Exception {
            long before = storedDeliveries();
            var answer = post(UNIT, platform.bearer(user), type, body);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertProblem(answer, status);
            assertThat(storedDeliveries()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/no/such/path", "/actuator", "/actuator/health", "/v3/api-docs", "/.git/config"})
        void knowsNoOtherPath(String path) throws Exception {
            var answer =
                    send(HttpRequest.newBuilder(URI.create(platform.endpoints().gateway() + path))
                            .header(KEY_HEADER, user.subscriptionKey()));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertProblem(answer, 404);
        }

        @Test
        void refusesAnotherMethod() throws Exception {
            var request = request(UNIT, platform.bearer(user)).DELETE();
            assertThat(send(request).statusCode()).isEqualTo(405);
        }
    }

    private long storedDeliveries() throws SQLException {
        var database = platform.endpoints().database();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var count = connection.createStatement().executeQuery("select count(*) from osr.delivery")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String message) {
        JsonNode problem = assertProblem(answer, status);
        assertThat(problem.path("errors").path(0).path("message").stringValue()).isEqualTo(message);
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").isString()).isTrue();
        assertThat(problem.path("title").isString()).isTrue();
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("code").intValue()).isEqualTo(status);
        assertThat(problem.path("errors").path(0).has("field")).isTrue();
        assertThat(problem.path("requestId").stringValue())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        return problem;
    }

    private static String withoutRequestId(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private HttpResponse<String> get(String path, Credentials credentials) throws Exception {
        return send(request(path, credentials));
    }

    private HttpResponse<String> post(String path, Credentials credentials, String type, String body) throws Exception {
        return send(request(path, credentials)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, Credentials credentials) {
        var request = HttpRequest.newBuilder(
                URI.create(platform.endpoints().gateway() + platform.endpoints().osr() + path));
        credentials.headers().forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
