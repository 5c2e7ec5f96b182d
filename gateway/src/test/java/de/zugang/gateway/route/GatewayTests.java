package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.Problems.assertRefused;
import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestCatalogue;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole application over real HTTP, between a realm, a feed and a service: what gets through, and how. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTests {

    private Surroundings around;
    private TestGateway gateway;
    private TestService service;
    private TestRealm realm;
    private String token;

    @SuppressWarnings("NullAway.Init") // start
    GatewayTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        around = new Surroundings(
                directory,
                List.of(ANNA.active(1), BERT.active(2)),
                TestCatalogue.of(directory, "credentials:", "limits: {responseTimeout: PT2S}\n    credentials:"));
        gateway = around.gateway;
        service = around.service;
        realm = around.realm;
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

    @ParameterizedTest
    @CsvSource({"401, 502", "404, 404", "400, 400", "503, 503"})
    void passesTheServicesAnswerOnUnlessItIsAboutThePassport(int ofService, int expected) {
        service.answerWith(ofService);

        assertThat(gateway.status(gateway.request(ANNA, token))).isEqualTo(expected);
    }

    @Test
    void saysWhenTheServiceIsTooSlow() {
        service.answerAfterMillis(4000);

        assertRefused(
                gateway.send(gateway.request(ANNA, token)),
                504,
                "The service behind did not answer in time. Try again later.");
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

    private HttpRequest.Builder authorized(String path) {
        return gateway.request(path)
                .header("Ocp-Apim-Subscription-Key", ANNA.key())
                .header("Authorization", "Bearer " + token);
    }

    private static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
