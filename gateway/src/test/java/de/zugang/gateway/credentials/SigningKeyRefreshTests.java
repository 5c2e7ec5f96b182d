package de.zugang.gateway.credentials;

import static de.zugang.gateway.testbed.TestTokens.NEXT_REALM_KEY;
import static de.zugang.gateway.testbed.TestTokens.REALM_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.snapshot.SnapshotProperties;
import de.zugang.gateway.testbed.TestClock;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The realm's keys over real HTTP: rotated (F-50), odd (F-49), away (F-48), and asked for by a flood of tokens. */
class SigningKeyRefreshTests {

    private static final Duration REFETCH = Duration.ofSeconds(30);

    private final TestRealm realm = new TestRealm();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final SigningKeys keys = new SigningKeys();

    @TempDir
    Path directory;

    private SigningKeyRefresh refresh;

    @SuppressWarnings("NullAway.Init") // start
    SigningKeyRefreshTests() {}

    @BeforeEach
    void start() {
        refresh = refresh(keys, realm.uri());
        refresh.start();
        await().until(() -> knows(keys, REALM_KEY));
        refresh.onUnknownKey().join();
        clock.turn(REFETCH);
    }

    @AfterEach
    void stop() {
        refresh.stop();
        realm.close();
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of("an error", 500, "application/json", "{\"error\":\"unknown_error\"}"),
                Arguments.of("an empty set", 200, "application/json", "{\"keys\":[]}"),
                Arguments.of("a page", 200, "text/html", "<html><body>Down for maintenance</body></html>"),
                Arguments.of("nothing", 200, "application/json", ""),
                Arguments.of("a redirect", 302, "text/html", "elsewhere"),
                Arguments.of("too much", 200, "application/json", "[" + "0,".repeat(300_000) + "0]"),
                Arguments.of(
                        "another realm's keys",
                        200,
                        "application/json",
                        TestTokens.jwks(TestTokens.FOREIGN_KEY.toPublicJWK())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void keepsTheLastGoodKeysWhateverTheRealmSaysOnce(String name, int status, String type, String body) {
        realm.answerNext(status, type, body);
        int before = realm.keyFetches.get();

        refresh.onUnknownKey().join();

        assertThat(realm.keyFetches.get()).as(name).isGreaterThan(before);
        assertThat(knows(keys, REALM_KEY)).as(name).isTrue();
        var restarted = new SigningKeys();
        var fromDisk = refresh(restarted, URI.create("http://127.0.0.1:9"));
        fromDisk.start();
        assertThat(knows(restarted, REALM_KEY)).as("also on disk").isTrue();
        fromDisk.stop();
    }

    @Test
    void keepsTheLastGoodKeysWhenTheRealmIsAway() {
        realm.close();

        refresh.onUnknownKey().join();

        assertThat(knows(keys, REALM_KEY)).isTrue();
    }

    @Test
    void believesARealmThatSaysTwiceThatAllItsKeysAreNew() {
        realm.rotateTo(TestTokens.jwks(NEXT_REALM_KEY.toPublicJWK()));

        refresh.onUnknownKey().join();

        assertThat(knows(keys, NEXT_REALM_KEY)).isTrue();
        assertThat(knows(keys, REALM_KEY)).as("withdrawn").isFalse();
    }

    @Test
    void learnsARotatedKeyWithTheFirstTokenThatNamesIt() {
        realm.rotateTo(TestTokens.jwks(REALM_KEY.toPublicJWK(), NEXT_REALM_KEY.toPublicJWK()));
        int before = realm.keyFetches.get();

        refresh.onUnknownKey().join();

        assertThat(knows(keys, NEXT_REALM_KEY)).isTrue();
        assertThat(knows(keys, REALM_KEY)).as("until its tokens are over").isTrue();
        assertThat(realm.keyFetches.get()).isEqualTo(before + 1);
    }

    @Test
    void asksOnceInThirtySecondsHoweverManyTokensNameUnknownKeys() {
        int before = realm.keyFetches.get();
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 1000; i++) {
                refresh.onUnknownKey().join();
            }
            clock.turn(Duration.ofSeconds(1));
        }
        assertThat(realm.keyFetches.get()).isEqualTo(before + 1);

        refresh.onUnknownKey().join();

        assertThat(realm.keyFetches.get()).isEqualTo(before + 2);
    }

    private static boolean knows(SigningKeys keys, RSAKey key) {
        try {
            return key.toRSAPublicKey().equals(keys.find(key.getKeyID()));
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SigningKeyRefresh refresh(SigningKeys into, URI from) {
        var properties = new OidcProperties(
                TestTokens.ISSUER,
                from.resolve("/certs"),
                "zugang-api",
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofHours(1),
                REFETCH,
                Duration.ofSeconds(5),
                1000);
        var disk = new LastGood(
                new SnapshotProperties(directory, Base64.getEncoder().encodeToString(new byte[32])),
                "signing-keys.json");
        return new SigningKeyRefresh(into, properties, disk, clock);
    }
}
