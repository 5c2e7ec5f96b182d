package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.Problems.assertRefused;
import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.gateway.testbed.TestUser;
import de.zugang.servicekit.token.CheckedToken;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What changes in the feed is in force at once, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeTests {

    private static final Duration SOON = Duration.ofSeconds(2);

    private Surroundings around;
    private TestGateway gateway;
    private TestService service;
    private TestFeed feed;

    @SuppressWarnings("NullAway.Init") // start
    ChangeTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        around = new Surroundings(directory, List.of(ANNA.active(1)));
        gateway = around.gateway;
        service = around.service;
        feed = around.feed;
    }

    @AfterAll
    void stop() {
        around.close();
    }

    @Test
    void appliesARevocationWithinSeconds() {
        var carl =
                new TestUser("tu-carl-0001", "zgc-00000000000000cc", "s3cret-of-carl", draw(3), draw(4), "0000777777");
        long revision = feed.revision() + 1;
        feed.publish(carl.active(revision));
        var request = gateway.request(carl, TestTokens.of(carl, Instant.now()));
        await().until(() -> gateway.status(request) == 200);

        feed.publish(carl.withKeys(List.of(carl.secondary(null)), revision + 1));

        await().atMost(Duration.ofSeconds(5)).until(() -> gateway.status(request) == 401);
        feed.publish(carl.inState(TechnicalUser.State.SUSPENDED, revision + 2));
        await().atMost(Duration.ofSeconds(5))
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

    /** T-09, X-35, X-72: entitlements and customer numbers are those of this moment, whatever a token says. */
    @Test
    void appliesGrantsAndTheirEndWithinTwoSeconds() throws Exception {
        var emil =
                new TestUser("tu-emil-0001", "zgc-00000000000000ee", "s3cret-of-emil", draw(7), draw(8), "0000666666");
        String token = TestTokens.of(emil, Instant.now());
        var plain = gateway.request(emil, token);
        assertThat(gateway.status(plain)).as("nobody yet").isEqualTo(401);
        long revision = feed.revision() + 1;

        feed.publish(emil.active(revision));
        await().atMost(SOON).until(() -> gateway.status(plain) == 200);
        assertThat(customerNumbers()).containsExactly("0000666666");
        assertThat(gateway.status(ola(emil, token))).isEqualTo(403);

        feed.publish(emil.with(revision + 1, Set.of("OLA"), List.of("0000666666", "0000666667")));
        await().atMost(SOON).until(() -> gateway.status(ola(emil, token)) == 200);
        gateway.status(plain);
        assertThat(customerNumbers()).containsExactly("0000666666", "0000666667");

        feed.publish(emil.with(revision + 2, Set.of(), List.of("0000666667")));
        await().atMost(SOON).until(() -> gateway.status(ola(emil, token)) == 403);
        gateway.status(plain);
        assertThat(customerNumbers()).containsExactly("0000666667");
    }

    private List<String> customerNumbers() throws Exception {
        String passport = service.last().headers().getFirst("Authorization").substring("Bearer ".length());
        return SignedJWT.parse(passport).getJWTClaimsSet().getStringListClaim("customer_numbers");
    }

    private HttpRequest.Builder ola(TestUser user, String token) {
        return gateway.request("/ola/v1.0.0/authorization-requests")
                .header("Ocp-Apim-Subscription-Key", user.key())
                .header("Authorization", "Bearer " + token);
    }

    private static String draw(int seed) {
        return new CheckedToken("zgk_").draw(new Random(seed));
    }

    private static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
