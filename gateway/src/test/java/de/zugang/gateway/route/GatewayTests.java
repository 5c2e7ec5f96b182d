package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.Problems.assertRefused;
import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.testbed.TestCatalogue;
import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.gateway.testbed.TestUser;
import de.zugang.servicekit.token.CheckedToken;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole application over real HTTP, between a realm, a feed and a service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTests {

    private final TestRealm realm = new TestRealm();
    private final TestFeed feed = new TestFeed();
    private final TestService service = new TestService();
    private TestGateway gateway;
    private String token;

    @SuppressWarnings("NullAway.Init") // start
    GatewayTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        feed.publish(ANNA.active(1));
        feed.publish(BERT.active(2));
        gateway = TestGateway.start(
                feed.uri(),
                realm.uri(),
                service.uri(),
                directory,
                "zugang.cors.origins=https://portal.example",
                TestCatalogue.of(directory, "credentials:", "limits: {responseTimeout: PT0.7S}\n    credentials:"));
        token = TestTokens.of(ANNA, Instant.now());
        await().until(() -> gateway.status(gateway.request("/readyz")) == 200);
    }

    @AfterAll
    void stop() {
        gateway.close();
        service.close();
        feed.close();
        realm.close();
    }

    @BeforeEach
    void reset() {
        service.answerWith(200);
        service.answerAfterMillis(0);
        service.arrived.clear();
    }

    @Test
    void letsKeyAndTokenOfOneTechnicalUserThrough() {
        var answer = gateway.send(gateway.request(ANNA, token));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("hello");
        assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"minute\";q=6000;w=60");
        assertThat(service.last().uri()).isEqualTo(PATH);
    }

    @Test
    void letsKeyAndBasicThrough() {
        var answer = gateway.send(gateway.request(PATH)
                .header("ocp-apim-subscription-KEY", "  " + ANNA.secondKey() + " ")
                .header("Authorization", basic(ANNA.clientId(), ANNA.secret())));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void sendsThePostOnWithItsBody() {
        var answer = gateway.send(gateway.request(ANNA, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":\"ü\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service.last().method()).isEqualTo("POST");
        assertThat(service.last().body()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(service.last().headers().getFirst("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void acceptsThePostWithASlashAtTheEnd() {
        var answer = gateway.send(authorized(PATH + "/").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service.last().uri()).isEqualTo(PATH + "/");
    }

    @Test
    void sendsTheExtensionsOfTheStandardOn() {
        var answer = gateway.send(authorized(PATH + "/dry-run")
                .header("X-Zugang-Message-Detail", "de")
                .header("Idempotency-Key", "once")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service.last().uri()).isEqualTo(PATH + "/dry-run");
        assertThat(service.last().headers().getFirst("X-Zugang-Message-Detail")).isEqualTo("de");
        assertThat(service.last().headers().getFirst("Idempotency-Key")).isEqualTo("once");
    }

    @Test
    void givesTheServiceAPassportAndNothingOfTheCallersCredentials() throws Exception {
        gateway.send(gateway.request(ANNA, token));

        var headers = service.last().headers();
        var passport = SignedJWT.parse(headers.getFirst("Authorization").substring("Bearer ".length()));
        assertThat(passport.verify(new RSASSAVerifier(TestGateway.PASSPORT_KEY.toRSAPublicKey())))
                .isTrue();
        var claims = passport.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://zugang/gateway");
        assertThat(claims.getAudience()).containsExactly("osr-service");
        assertThat(claims.getSubject()).isEqualTo(ANNA.name());
        assertThat(claims.getStringClaim("client_id")).isEqualTo(ANNA.clientId());
        assertThat(claims.getStringListClaim("customer_numbers")).containsExactly("0000123456");
        assertThat(claims.getStringListClaim("entitlements")).isEmpty();
        assertThat(claims.getStringClaim("product")).isEqualTo("on-site-roles");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(headers.toString()).doesNotContain(ANNA.key()).doesNotContain(token);
        assertThat(headers.get("Ocp-Apim-Subscription-Key")).isNull();
    }

    @Test
    void givesTheServiceNoHeaderThatItMightBelieve() {
        gateway.send(gateway.request(ANNA, token)
                .header("X-Tenant", "evil")
                .header("X-Customer-Numbers", "0000999999")
                .header("x_customer_numbers", "0000999999")
                .header("X-User", "evil")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Request-Id", "chosen-by-caller")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Cookie", "a=b"));

        assertThat(service.last().headers().toString()).doesNotContain("evil", "0000999999", "6.6.6.6");
        assertThat(service.last().headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-") && !name.equals("X-request-id"))
                .doesNotContain("Cookie", "Forwarded", "X_customer_numbers");
        assertThat(service.last().headers().getFirst("X-Request-Id")).isNotEqualTo("chosen-by-caller");
    }

    @Test
    void answersWithItsOwnRequestIdAndNothingAboutTheService() {
        var answer = gateway.send(gateway.request(ANNA, token).header("X-Request-Id", "chosen-by-caller"));

        assertThat(answer.headers().allValues("X-Request-Id"))
                .singleElement()
                .satisfies(id -> assertThat(UUID.fromString(id)).isNotNull())
                .isEqualTo(service.last().headers().getFirst("X-Request-Id"));
        assertThat(answer.headers().firstValue("Server")).isEmpty();
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

    @ParameterizedTest
    @CsvSource({"401, 502", "404, 404", "400, 400", "503, 503"})
    void passesTheServicesAnswerOnUnlessItIsAboutThePassport(int ofService, int expected) {
        service.answerWith(ofService);

        assertThat(gateway.status(gateway.request(ANNA, token))).isEqualTo(expected);
    }

    @Test
    void saysWhenTheServiceIsTooSlow() {
        service.answerAfterMillis(1500);

        assertRefused(
                gateway.send(gateway.request(ANNA, token)),
                504,
                "The service behind did not answer in time. Try again later.");
    }

    @Test
    void asksTheRealmAtMostOnceUnderAFloodOfUnknownKeys() {
        int before = realm.keyFetches.get();
        var invented = TestTokens.sign(
                TestTokens.NEXT_REALM_KEY, TestTokens.header("nobody"), TestTokens.claims(ANNA, Instant.now()));

        for (int i = 0; i < 50; i++) {
            assertThat(gateway.status(gateway.request(ANNA, invented))).isEqualTo(401);
        }

        assertThat(realm.keyFetches.get() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void appliesARevocationWithinASecond() {
        var carl =
                new TestUser("tu-carl-0001", "zgc-00000000000000cc", "s3cret-of-carl", draw(3), draw(4), "0000777777");
        long revision = feed.revision() + 1;
        feed.publish(carl.active(revision));
        var request = gateway.request(carl, TestTokens.of(carl, Instant.now()));
        await().until(() -> gateway.status(request) == 200);

        feed.publish(carl.withKeys(List.of(carl.secondary(null)), revision + 1));

        await().atMost(Duration.ofSeconds(1)).until(() -> gateway.status(request) == 401);
        feed.publish(carl.inState(TechnicalUser.State.SUSPENDED, revision + 2));
        await().atMost(Duration.ofSeconds(1))
                .until(() -> gateway.status(gateway.request(PATH)
                                .header("Ocp-Apim-Subscription-Key", carl.secondKey())
                                .header("Authorization", basic(carl.clientId(), carl.secret())))
                        == 401);
        await().until(() -> feed.acknowledged() == revision + 2);
    }

    @Test
    void limitsATechnicalUserAndSaysWhenToComeBack() {
        var dora =
                new TestUser("tu-dora-0001", "zgc-00000000000000dd", "s3cret-of-dora", draw(5), draw(6), "0000888888");
        feed.publish(dora.withPlan(3, null, feed.revision() + 1));
        var request = gateway.request(dora, TestTokens.of(dora, Instant.now()));
        await().until(() -> gateway.status(request) != 401);

        await().until(() -> gateway.status(request) == 429);
        var answer = gateway.send(request);
        var seconds = answer.headers().firstValue("Retry-After").orElse("");
        assertRefused(answer, 429, "Rate limit is exceeded. Try again in " + seconds + " seconds.");
        assertThat(Integer.parseInt(seconds)).isBetween(1, 60);
        assertThat(answer.headers().firstValue("RateLimit").orElse("")).contains("r=0");
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

    @Test
    void isAliveAndReadyWithoutCredentials() {
        assertThat(gateway.send(gateway.request("/livez")).body())
                .contains("UP")
                .doesNotContain("position");
        assertThat(gateway.send(gateway.request("/readyz")).body())
                .contains("UP")
                .doesNotContain("position");
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
