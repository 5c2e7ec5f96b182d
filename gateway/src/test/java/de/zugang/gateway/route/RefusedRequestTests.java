package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.Problems.assertRefused;
import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.RawClient;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.gateway.testbed.TestUser;
import de.zugang.servicekit.token.CheckedToken;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets no further than the gateway, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedRequestTests {

    private Surroundings around;
    private TestGateway gateway;
    private TestService service;
    private String token;

    @SuppressWarnings("NullAway.Init") // start
    RefusedRequestTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        around = new Surroundings(directory, List.of(ANNA.active(1), BERT.active(2)));
        gateway = around.gateway;
        service = around.service;
        token = TestTokens.of(ANNA, Instant.now());
    }

    @AfterAll
    void stop() {
        around.close();
    }

    @BeforeEach
    void reset() {
        service.answerWith(200);
        service.answerAfterMillis(0);
        service.arrived.clear();
    }

    @Test
    void refusesTheKeyOfOneWithTheCredentialsOfAnother() {
        var bearer = gateway.send(gateway.request(BERT, token));
        var basic = gateway.send(gateway.request(PATH)
                .header("Ocp-Apim-Subscription-Key", BERT.key())
                .header("Authorization", basic(ANNA.clientId(), ANNA.secret())));

        assertRefused(bearer, 403, "No permission to the requested data with the given credentials.");
        assertThat(withoutId(basic)).isEqualTo(withoutId(bearer));
        assertThat(service.arrived).isEmpty();
    }

    @Test
    void refusesWithoutAKey() {
        var answer = gateway.send(gateway.request(PATH).header("Authorization", "Bearer " + token));

        assertRefused(
                answer,
                401,
                "Access denied due to missing subscription key. "
                        + "Make sure to include subscription key when making requests to an API.");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("ApiKey");
    }

    @Test
    void refusesAKeyInTheUrlWithAHint() {
        var answer = gateway.send(
                gateway.request(PATH + "?subscription-key=" + ANNA.key()).header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("URL").doesNotContain(ANNA.key());
    }

    @Test
    void refusesWithoutCredentials() {
        var answer = gateway.send(gateway.request(PATH).header("Ocp-Apim-Subscription-Key", ANNA.key()));

        assertRefused(answer, 401, "Authorization failure.");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void refusesTwoKeysAndTwoAuthorizations() {
        assertThat(gateway.status(gateway.request(ANNA, token).header("Ocp-Apim-Subscription-Key", BERT.key())))
                .isEqualTo(400);
        assertThat(gateway.status(
                        gateway.request(ANNA, token).header("Authorization", basic(ANNA.clientId(), ANNA.secret()))))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/health",
                "/livez/",
                "/LIVEZ",
                "/.git/config",
                "/v3/api-docs",
                "/arge/on-site-roles/v1",
                "/arge/on-site-roles/v1/billingunits/123456/../123456/residentialunits/1234/on-site-roles",
                "/arge/on-site-roles/v1/billingunits/..;/residentialunits/1234/on-site-roles",
                "/arge/on-site-roles/v1/billingunits/%2e%2e/residentialunits/1234/on-site-roles",
                "/arge/on-site-roles/v1/billingunits/1%2F2/residentialunits/1234/on-site-roles",
                "/ARGE/on-site-roles/v1/billingunits/123456/residentialunits/1234/on-site-roles",
                "//arge/on-site-roles/v1/billingunits/123456/residentialunits/1234/on-site-roles"
            })
    void knowsNoOtherPath(String path) {
        assertRefused(gateway.send(gateway.request(path)), 404, "No data found.");
        assertRefused(gateway.send(authorized(path)), 404, "No data found.");
        assertThat(service.arrived).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "FOO"})
    void knowsNoOtherMethod(String method) {
        var answer = gateway.send(authorized(PATH).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(service.arrived).isEmpty();
    }

    @RepeatedTest(5)
    void refusesABodyThatSaysItIsTooLarge() {
        var answer = gateway.send(authorized(PATH).POST(BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])));

        assertRefused(answer, 413, "The body is too large.");
        assertThat(answer.headers().firstValue("Connection")).contains("close");
        assertThat(gateway.status(gateway.request(ANNA, token))).isEqualTo(200);
    }

    @RepeatedTest(5)
    void refusesABodyThatGrowsTooLarge() {
        var chunk = new byte[64 * 1024];
        var answer = gateway.send(authorized(PATH)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(Collections.nCopies(20, chunk)))));

        assertRefused(answer, 413, "The body is too large.");
        assertThat(answer.headers().firstValue("Connection")).contains("close");
        assertThat(gateway.status(gateway.request(ANNA, token))).isEqualTo(200);
    }

    /** */
    @Test
    void takesAPathInAnotherCaseForAnother() {
        assertThat(gateway.status(authorized(PATH.replace("on-site-roles", "On-Site-Roles"))))
                .isEqualTo(404);
        assertThat(gateway.status(authorized(PATH + "/")))
                .as("a slash at the end of the GET")
                .isEqualTo(405);
        assertThat(service.arrived).isEmpty();
    }

    /** what is no method of the operation is none, whatever a header says about it. */
    @Test
    void heedsNoHeaderThatNamesAnotherMethod() {
        var request =
                authorized(PATH).header("X-HTTP-Method-Override", "DELETE").header("X-Method-Override", "DELETE");

        assertThat(gateway.status(request)).isEqualTo(200);
        assertThat(service.last().method()).isEqualTo("GET");
        assertThat(service.last().headers().toString()).doesNotContain("DELETE");
    }

    /** neither refused nor heeded; what comes back is HTTP/1.1, and nothing of it goes on. */
    @ParameterizedTest
    @ValueSource(strings = {"websocket", "h2c", "TLS/1.2, HTTP/1.1"})
    void heedsNoUpgrade(String protocol) throws Exception {
        try (var caller = RawClient.to(gateway.port())) {
            caller.say("GET " + PATH + " HTTP/1.1\r\nHost: a\r\nOcp-Apim-Subscription-Key: " + ANNA.key()
                    + "\r\nAuthorization: Bearer " + token + "\r\nConnection: Upgrade\r\nUpgrade: " + protocol
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");

            assertThat(caller.head()).startsWith("http/1.1 200").doesNotContain("upgrade");
        }
        assertThat(service.last().headers().keySet())
                .doesNotContain("Upgrade", "Sec-websocket-key", "Sec-websocket-version");
    }

    /** without a trusted proxy nobody's word about an address counts, least of all the caller's own. */
    @Test
    void countsWrongSecretsByThePeerWhateverTheCallerSaysAboutItsAddress() {
        var owner =
                new TestUser("tu-fred-0001", "zgc-00000000000000ff", "s3cret-of-fred", draw(9), draw(10), "0000555555");
        around.feed.publish(owner.active(around.feed.revision() + 1));
        await().until(() -> gateway.status(around.good(owner)) == 200);
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 12; i++) {
            statuses.add(gateway.status(gateway.request(PATH)
                    .header("Ocp-Apim-Subscription-Key", owner.key())
                    .header("Authorization", basic(owner.clientId(), "wrong"))
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .header("Forwarded", "for=198.51.100." + i)
                    .header("X-Real-IP", "198.51.100." + i)));
        }

        assertThat(statuses.subList(0, 10)).containsOnly(401);
        assertThat(statuses.subList(10, 12)).containsOnly(429);
    }

    /** a key counts in its header and a token in its, nowhere else. */
    @Test
    void findsKeysAndTokensInNoOtherPlace() {
        for (var request : List.of(
                gateway.request(PATH + "/" + ANNA.key()),
                gateway.request(PATH + "?key=" + ANNA.key()),
                gateway.request(PATH).header("Cookie", "Ocp-Apim-Subscription-Key=" + ANNA.key()),
                gateway.request(PATH).header("X-Api-Key", ANNA.key()),
                gateway.request(PATH)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("Ocp-Apim-Subscription-Key=" + ANNA.key())),
                gateway.request(PATH)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"subscriptionKey\":\"" + ANNA.key() + "\"}")))) {
            assertThat(gateway.status(request.header("Authorization", "Bearer " + token)))
                    .as(request.build().uri().getPath())
                    .isEqualTo(401);
        }
        for (var request : List.of(
                gateway.request(PATH).header("Cookie", "access_token=" + token),
                gateway.request(PATH)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("access_token=" + token)))) {
            assertThat(gateway.status(request.header("Ocp-Apim-Subscription-Key", ANNA.key())))
                    .isEqualTo(401);
        }
        for (String query : List.of("access_token=" + token, "ACCESS_TOKEN=x", "client_secret=x", "access%5Ftoken=x")) {
            assertThat(gateway.status(authorized(PATH + "?" + query))).as(query).isEqualTo(400);
        }
        for (String query : List.of(
                "subscription-key=x",
                "Subscription-Key=x",
                "ocp-apim-subscription-key=x",
                "a=b&c=" + ANNA.secondKey())) {
            assertThat(gateway.status(authorized(PATH + "?" + query))).as(query).isEqualTo(401);
        }
        assertThat(service.arrived).isEmpty();
    }

    /** neither decoded nor hashed. */
    @Test
    void refusesCredentialsOfAHundredKilobytes() {
        String large = "Basic " + Base64.getEncoder().encodeToString(new byte[75_000]);

        assertThat(gateway.status(gateway.request(PATH)
                        .header("Ocp-Apim-Subscription-Key", ANNA.key())
                        .header("Authorization", large)))
                .isEqualTo(431);
    }

    /** what a body is the service says; the gateway decodes nothing and passes the description on. */
    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "multipart/form-data; boundary=x", "application/json; charset=utf-7"})
    void decodesNoBody(String type) {
        gateway.status(authorized(PATH)
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("not gzip at all")));

        assertThat(service.last().body()).isEqualTo("not gzip at all");
        assertThat(service.last().headers().getFirst("Content-Type")).isEqualTo(type);
        assertThat(service.last().headers().getFirst("Content-Encoding")).isEqualTo("gzip");
    }

    private HttpRequest.Builder authorized(String path) {
        return gateway.request(path)
                .header("Ocp-Apim-Subscription-Key", ANNA.key())
                .header("Authorization", "Bearer " + token);
    }

    private static String draw(int seed) {
        return new CheckedToken("zgk_").draw(new Random(seed));
    }

    private static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String withoutId(HttpResponse<String> answer) {
        return answer.body().replace(answer.headers().firstValue("X-Request-Id").orElse("none"), "");
    }
}
