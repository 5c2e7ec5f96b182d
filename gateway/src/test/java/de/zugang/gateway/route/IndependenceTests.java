package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestRedis;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway without everything behind it. */
class IndependenceTests {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir
    Path directory;

    @Test
    void servesKnownCustomersAfterARestartWithoutFeedAndRealm() {
        try (var service = new TestService()) {
            try (var realm = new TestRealm();
                    var feed = new TestFeed()) {
                feed.publish(ANNA.active(1));
                feed.publish(BERT.active(2));
                try (var gateway = start(feed.uri(), realm.uri(), service)) {
                    await().until(() -> gateway.status(good(gateway)) == 200);
                    feed.publish(BERT.withKeys(List.of(BERT.secondary(null)), 3));
                    await().until(() -> feed.acknowledged() == 3);
                }
            }
            try (var gateway = start(NOBODY, NOBODY, service)) {
                assertThat(gateway.status(gateway.request("/readyz"))).isEqualTo(200);
                assertThat(gateway.status(good(gateway))).isEqualTo(200);
                assertThat(gateway.status(gateway.request(BERT, TestTokens.of(BERT, Instant.now()))))
                        .as("revoked before the restart")
                        .isEqualTo(401);
            }
        }
    }

    /** Done when: onboarding, Keycloak and Redis stopped, then the gateway restarted, and known customers notice nothing. */
    @Test
    void servesKnownCustomersBeforeAndAfterARestartWithoutFeedRealmAndRedis(@TempDir Path ofRedis) {
        try (var service = new TestService()) {
            TestGateway gateway;
            String shared;
            try (var redis = new TestRedis(ofRedis);
                    var realm = new TestRealm();
                    var feed = new TestFeed()) {
                shared = "zugang.limits.redis=" + redis.url();
                feed.publish(ANNA.active(1));
                gateway = start(feed.uri(), realm.uri(), service, shared);
                await().until(() -> gateway.status(good(gateway)) == 200 && feed.acknowledged() == 1);
            }
            try (gateway) {
                assertNothingIsNoticed(gateway);
            }
            try (var restarted = start(NOBODY, NOBODY, service, shared)) {
                assertThat(restarted.status(restarted.request("/readyz"))).isEqualTo(200);
                assertNothingIsNoticed(restarted);
            }
        }
    }

    private static void assertNothingIsNoticed(TestGateway gateway) {
        for (int i = 0; i < 50; i++) {
            assertThat(gateway.status(good(gateway))).isEqualTo(200);
        }
        var answer = gateway.send(basic(gateway));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("RateLimit").orElse(""))
                .as("limited all the same")
                .contains("\"minute\";r=");
    }

    @Test
    void revokesAtOnceButGivesNoReceiptWhileTheDiskFails() throws Exception {
        try (var service = new TestService();
                var realm = new TestRealm();
                var feed = new TestFeed()) {
            feed.publish(ANNA.active(1));
            try (var gateway = start(feed.uri(), realm.uri(), service)) {
                await().until(() -> gateway.status(good(gateway)) == 200 && feed.acknowledged() == 1);
            }
            var inTheWay = Files.createDirectory(directory.resolve("subscriptions-2.journal"));
            try (var gateway = start(feed.uri(), realm.uri(), service, "zugang.feed.poll-wait=1s")) {
                await().until(() -> gateway.status(good(gateway)) == 200);

                feed.publish(ANNA.withKeys(List.of(), 2));

                await().until(() -> gateway.status(good(gateway)) == 401);
                int polls = feed.polls();
                await().until(() -> feed.polls() >= polls + 2);
                assertThat(feed.acknowledged()).isEqualTo(1);
                assertThat(gateway.status(gateway.request("/readyz"))).isEqualTo(200);

                Files.delete(inTheWay);
                await().until(() -> feed.acknowledged() == 2);
            }
            try (var gateway = start(NOBODY, realm.uri(), service)) {
                assertThat(gateway.status(good(gateway))).as("revoked before").isEqualTo(401);
            }
        }
    }

    /** F-56: the node is cut off, and somebody must be kept out now. */
    @Test
    void keepsOutWhomItsOperatorDeniesWithinASecondAndAfterARestart() throws Exception {
        var denied = directory.resolveSibling(directory.getFileName() + "-denied");
        var denyList = "zugang.subscriptions.deny-list=" + denied;
        try (var service = new TestService()) {
            try (var realm = new TestRealm();
                    var feed = new TestFeed()) {
                feed.publish(ANNA.active(1));
                try (var gateway = start(feed.uri(), realm.uri(), service)) {
                    await().until(() -> gateway.status(good(gateway)) == 200);
                }
            }
            try (var gateway = start(NOBODY, NOBODY, service, denyList)) {
                assertThat(gateway.status(good(gateway))).isEqualTo(200);
                Files.writeString(denied, ANNA.name());
                await().atMost(Duration.ofSeconds(3)).until(() -> gateway.status(good(gateway)) == 401);
            }
            try (var gateway = start(NOBODY, NOBODY, service, denyList)) {
                assertThat(gateway.status(good(gateway))).isEqualTo(401);
            }
        } finally {
            Files.deleteIfExists(denied);
        }
    }

    @Test
    void isNotReadyAndNeverOpenWithoutAnything() {
        try (var service = new TestService();
                var gateway = start(NOBODY, NOBODY, service)) {
            assertThat(gateway.status(gateway.request("/livez"))).isEqualTo(200);
            assertThat(gateway.status(gateway.request("/readyz"))).isEqualTo(503);
            assertThat(gateway.status(good(gateway))).isEqualTo(503);
            assertThat(service.arrived).isEmpty();
        }
    }

    @Test
    void saysThatItCanNotJudgeTokensWithoutAnySigningKey() {
        try (var service = new TestService();
                var realm = new TestRealm();
                var feed = new TestFeed()) {
            realm.rotateTo("{\"keys\":[]}");
            feed.publish(ANNA.active(1));
            try (var gateway = start(feed.uri(), realm.uri(), service)) {
                await().until(() -> gateway.status(gateway.request("/readyz")) == 200);

                assertThat(gateway.status(good(gateway))).isEqualTo(503);
                assertThat(service.arrived).isEmpty();
            }
        }
    }

    @Test
    void acceptsTheRealmsNextKeyAtOnce() {
        try (var service = new TestService();
                var realm = new TestRealm();
                var feed = new TestFeed()) {
            feed.publish(ANNA.active(1));
            try (var gateway = start(feed.uri(), realm.uri(), service, "zugang.oidc.refetch=0s")) {
                await().until(() -> gateway.status(good(gateway)) == 200);
                realm.rotateTo(TestTokens.jwks(TestTokens.NEXT_REALM_KEY.toPublicJWK()));
                var next = TestTokens.sign(
                        TestTokens.NEXT_REALM_KEY,
                        TestTokens.header("realm-2"),
                        TestTokens.claims(ANNA, Instant.now()));

                assertThat(gateway.status(gateway.request(ANNA, next))).isEqualTo(200);
                assertThat(gateway.status(good(gateway)))
                        .as("signed with a key that is gone")
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void followsTheFeedIntoANewEpoch() {
        try (var service = new TestService();
                var realm = new TestRealm();
                var feed = new TestFeed()) {
            feed.publish(ANNA.active(1));
            feed.publish(ANNA.active(2));
            try (var gateway = start(feed.uri(), realm.uri(), service)) {
                await().until(() -> gateway.status(good(gateway)) == 200);

                feed.restoreWithNewEpoch(BERT.active(1));

                await().atMost(Duration.ofSeconds(5)).until(() -> gateway.status(good(gateway)) == 401);
                assertThat(gateway.status(gateway.request(BERT, TestTokens.of(BERT, Instant.now()))))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void saysThatAServiceIsAwayAndGoesOnWhenItIsBack() {
        try (var realm = new TestRealm();
                var feed = new TestFeed()) {
            feed.publish(ANNA.active(1));
            var service = new TestService();
            try (var gateway = start(feed.uri(), realm.uri(), service)) {
                await().until(() -> gateway.status(good(gateway)) == 200);
                service.close();

                assertThat(gateway.status(good(gateway))).isIn(502, 503);
                assertThat(gateway.status(good(gateway))).isEqualTo(503);

                try (var back = new TestService(service.port())) {
                    assertThat(gateway.status(good(gateway))).isEqualTo(200);
                    assertThat(back.arrived).hasSize(1);
                }
            }
        }
    }

    private TestGateway start(URI feed, URI realm, TestService service, String... further) {
        return TestGateway.start(feed, realm, service.uri(), directory, further);
    }

    private static HttpRequest.Builder basic(TestGateway gateway) {
        String pair = ANNA.clientId() + ":" + ANNA.secret();
        return gateway.request(TestGateway.PATH)
                .header("Ocp-Apim-Subscription-Key", ANNA.key())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpRequest.Builder good(TestGateway gateway) {
        return gateway.request(ANNA, TestTokens.of(ANNA, Instant.now()));
    }
}
