package de.zugang.gateway.credentials;

import static de.zugang.gateway.testbed.TestTokens.FOREIGN_KEY;
import static de.zugang.gateway.testbed.TestTokens.NEXT_REALM_KEY;
import static de.zugang.gateway.testbed.TestTokens.REALM_KEY;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.testbed.TestClock;
import de.zugang.gateway.testbed.TestTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final TestCredentials realm = new TestCredentials(new Subscriptions(), clock);

    @Nested
    class Accepts {

        @Test
        void anAccessTokenOfTheRealm() {
            String token = token(claims -> claims);
            var proven = new Verdict.Proven(ANNA.clientId(), NOW);
            assertThat(verify(token)).isEqualTo(proven);
            assertThat(verify(token)).as("remembered").isEqualTo(proven);
        }

        @Test
        void ourAudienceAmongOthers() {
            assertThat(verify(token(claims -> claims.audience(List.of("account", "zugang-api")))))
                    .isInstanceOf(Verdict.Proven.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"bearer", "BEARER", "Bearer"})
        void theSchemeInAnyCase(String scheme) {
            assertThat(realm.credentials().verify(scheme + " " + token(claims -> claims)))
                    .isInstanceOf(Verdict.Proven.class);
        }

        @Test
        void aClockDifferenceOfHalfAMinute() {
            assertThat(verify(token(claims -> ended(claims, 29)))).isInstanceOf(Verdict.Proven.class);
            assertThat(verify(token(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(29))))))
                    .isInstanceOf(Verdict.Proven.class);
        }
    }

    @Nested
    class Remembers {

        @Test
        void aGoodTokenOnlyUntilItsEnd() {
            String token = token(claims -> claims);
            assertThat(verify(token)).isInstanceOf(Verdict.Proven.class);

            clock.turn(Duration.ofSeconds(329));
            assertThat(verify(token)).isInstanceOf(Verdict.Proven.class);
            clock.turn(Duration.ofSeconds(2));
            assertThat(verify(token)).isEqualTo(new Verdict.Rejected(Reason.TOKEN_TIME));
        }

        @Test
        void aGoodTokenOnlyWhileItsKeyIsTheRealms() {
            String token = token(claims -> claims);
            assertThat(verify(token)).isInstanceOf(Verdict.Proven.class);

            realm.realmHas(NEXT_REALM_KEY.toPublicJWK());

            assertThat(verify(token)).isInstanceOf(Verdict.SigningKeyUnknown.class);
        }

        @Test
        void theLastGoodKeysWhenTheRealmSendsNone() {
            realm.realmHas();

            assertThat(verify(token(claims -> claims))).isInstanceOf(Verdict.Proven.class);
        }
    }

    @Nested
    class Rejects {

        @ParameterizedTest
        @ValueSource(strings = {"none", "NoNe", "", "HS256", "RS384", "ES256", "PS256"})
        void anyOtherAlgorithm(String algorithm) {
            String[] parts = token(claims -> claims).split("\\.", -1);
            String header = encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"realm-1\",\"typ\":\"JWT\"}");

            assertThat(verify(header + "." + parts[1] + "." + parts[2])).isInstanceOf(Verdict.Rejected.class);
            assertThat(verify(header + "." + parts[1] + ".")).isInstanceOf(Verdict.Rejected.class);
        }

        @Test
        void anUnsignedToken() {
            assertThat(verify(new PlainJWT(good().build()).serialize())).isInstanceOf(Verdict.Rejected.class);
        }

        @Test
        void ourPublicKeyUsedAsASharedSecret() throws Exception {
            byte[] secret = REALM_KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("realm-1").build(), good().build());
            jwt.sign(new MACSigner(secret));

            assertThat(verify(jwt.serialize())).isEqualTo(new Verdict.Rejected(Reason.TOKEN_ALGORITHM));
        }

        @Test
        void aForeignKeyUnderTheRealmsKeyId() {
            assertThat(verify(TestTokens.sign(FOREIGN_KEY, TestTokens.header("realm-1"), good())))
                    .isEqualTo(new Verdict.Rejected(Reason.TOKEN_SIGNATURE));
        }

        @Test
        void aKeyThatTheTokenBringsItself() {
            var embedded = TestTokens.header("realm-1")
                    .jwk(FOREIGN_KEY.toPublicJWK())
                    .jwkURL(URI.create("http://127.0.0.1:9/jwks"))
                    .x509CertURL(URI.create("http://127.0.0.1:9/cert"));

            assertThat(verify(TestTokens.sign(FOREIGN_KEY, embedded, good())))
                    .isEqualTo(new Verdict.Rejected(Reason.TOKEN_SIGNATURE));
        }

        @Test
        void anythingCriticalThatItDoesNotKnow() {
            var critical = TestTokens.header("realm-1").criticalParams(Set.of("b64", "zz"));

            assertThat(verify(TestTokens.sign(REALM_KEY, critical, good()))).isInstanceOf(Verdict.Rejected.class);
        }

        @Test
        void anyChangedCharacter() {
            String token = token(claims -> claims);
            for (int i = 0; i < token.length() - 1; i += 7) {
                char other = token.charAt(i) == 'A' ? 'B' : 'A';
                assertThat(verify(token.substring(0, i) + other + token.substring(i + 1)))
                        .as("changed at %d", i)
                        .isNotInstanceOf(Verdict.Proven.class);
            }
        }

        @Test
        void aTokenThatIsOver() {
            rejected(Reason.TOKEN_TIME, claims -> ended(claims, 31));
        }

        @Test
        void aTokenThatHasNotBegun() {
            rejected(Reason.TOKEN_TIME, claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(31))));
            rejected(Reason.TOKEN_TIME, claims -> claims.issueTime(Date.from(NOW.plusSeconds(31))));
        }

        @Test
        void aTokenWithoutAnEndOrABeginning() {
            rejected(Reason.TOKEN_TIME, claims -> claims.expirationTime(null));
            rejected(Reason.TOKEN_TIME, claims -> claims.issueTime(null));
        }

        @Test
        void aTokenForEver() {
            rejected(
                    Reason.TOKEN_TIME,
                    claims -> claims.expirationTime(Date.from(Instant.parse("9999-12-31T00:00:00Z"))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1:9/realms/other",
                    "http://127.0.0.1:9/realms/zugang/",
                    "https://127.0.0.1:9/realms/zugang",
                    ""
                })
        void anotherIssuer(String issuer) {
            rejected(Reason.TOKEN_ISSUER, claims -> claims.issuer(issuer));
        }

        @Test
        void anotherAudienceOrNone() {
            rejected(Reason.TOKEN_AUDIENCE, claims -> claims.audience("zugang-api-2"));
            rejected(Reason.TOKEN_AUDIENCE, claims -> claims.audience((String) null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "bearer", ""})
        void anyOtherTypeOfToken(String type) {
            rejected(Reason.TOKEN_TYPE, claims -> claims.claim("typ", type));
        }

        @Test
        void aTokenOfNobody() {
            rejected(Reason.TOKEN_CLIENT, claims -> claims.claim("azp", null));
            rejected(Reason.TOKEN_CLIENT, claims -> claims.claim("azp", " "));
            rejected(Reason.TOKEN_CLIENT, claims -> claims.claim("azp", List.of(ANNA.clientId())));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a", "a.b", "a.b.c", "..", "e30.e30.e30", "%%%.%%%.%%%"})
        void whatIsNoTokenAtAll(String token) {
            assertThat(verify(token)).isInstanceOf(Verdict.Rejected.class);
        }

        @Test
        void whatIsTooLong() {
            assertThat(verify("a".repeat(100_000))).isEqualTo(new Verdict.Rejected(Reason.TOKEN_MALFORMED));
            assertThat(verify(TestTokens.sign(REALM_KEY, TestTokens.header("k".repeat(2000)), good())))
                    .isEqualTo(new Verdict.Rejected(Reason.TOKEN_MALFORMED));
        }

        @Test
        void severalBlanksAsAmbiguous() {
            assertThat(realm.credentials().verify("Bearer  " + token(claims -> claims)))
                    .isEqualTo(new Verdict.Rejected(Reason.AUTHORIZATION_MALFORMED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "' or 1=1 --", "nobody"})
    void saysThatItDoesNotKnowAKey(String keyId) {
        assertThat(verify(TestTokens.sign(REALM_KEY, TestTokens.header(keyId), good())))
                .isInstanceOf(Verdict.SigningKeyUnknown.class);
    }

    private void rejected(Reason reason, UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThat(verify(token(change))).isEqualTo(new Verdict.Rejected(reason));
    }

    private Verdict verify(String token) {
        return realm.credentials().verify("Bearer " + token);
    }

    private static JWTClaimsSet.Builder ended(JWTClaimsSet.Builder claims, int secondsAgo) {
        return claims.issueTime(Date.from(NOW.minusSeconds(300)))
                .expirationTime(Date.from(NOW.minusSeconds(secondsAgo)));
    }

    private static JWTClaimsSet.Builder good() {
        return TestTokens.claims(ANNA, NOW);
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return TestTokens.of(ANNA, NOW, change);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
