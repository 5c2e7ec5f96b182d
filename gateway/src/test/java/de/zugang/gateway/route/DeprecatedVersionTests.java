package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.TestCatalogue;
import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue says of a version's end, each answer says too. */
class DeprecatedVersionTests {

    private static final String DEPRECATED = """
            lifecycle:
                  state: deprecated
                  deprecatedAt: 2026-07-01T00:00:00Z
                  sunsetAt: 2027-06-30T22:00:00Z
                  information: https://zugang.example/changes""";

    @TempDir
    private Path directory;

    @Test
    void answersOfADeprecatedVersionSaySoAndThoseOfOthersDoNot() {
        try (var realm = new TestRealm();
                var feed = new TestFeed();
                var service = new TestService()) {
            feed.publish(ANNA.active(1));
            try (var gateway = TestGateway.start(
                    feed.uri(),
                    realm.uri(),
                    service.uri(),
                    directory.resolve("snapshot"),
                    TestCatalogue.of(directory.resolve("snapshot"), "lifecycle: {state: stable}", DEPRECATED))) {
                await().until(() -> gateway.status(gateway.request("/readyz")) == 200);
                String token = TestTokens.of(ANNA, Instant.now());

                var deprecated = gateway.send(gateway.request(ANNA, token));
                var other = gateway.send(gateway.request("/webhook/v1/endpoint")
                        .header("Ocp-Apim-Subscription-Key", ANNA.key())
                        .header("Authorization", "Bearer " + token));

                assertThat(deprecated.statusCode()).isEqualTo(200);
                assertThat(deprecated.headers().allValues("Deprecation")).containsExactly("@1782864000");
                assertThat(deprecated.headers().allValues("Sunset")).containsExactly("Wed, 30 Jun 2027 22:00:00 GMT");
                assertThat(deprecated.headers().allValues("Link"))
                        .containsExactly("<https://zugang.example/changes>; rel=\"deprecation\"; type=\"text/html\"");
                assertThat(other.statusCode()).isEqualTo(200);
                assertThat(other.headers().map()).doesNotContainKeys("Deprecation", "Sunset", "Link");
            }
        }
    }
}
