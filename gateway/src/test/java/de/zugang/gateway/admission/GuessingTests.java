package de.zugang.gateway.admission;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.credentials.TestCredentials;
import de.zugang.gateway.hygiene.Presented;
import de.zugang.gateway.limit.Limits;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.subscription.DenyList;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.subscription.KeyShapes;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.testbed.TestClock;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.gateway.testbed.TestUser;
import de.zugang.servicekit.token.CheckedToken;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who tries keys or secrets is slowed down; who owns them is not locked out. */
class GuessingTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final InetAddress PEER = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("198.51.100.7");
    private static final CheckedToken KEYS = new CheckedToken("zgk_");
    private static final int GUESSES_OF_A_BLOCK = 300;

    private final TestClock clock = new TestClock(NOW);
    private final Random random = new Random(17);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Admission admission = new Admission(
            subscriptions,
            new DenyList(null),
            new KeyShapes(KeyShapes.Environment.PRODUCTION),
            new Freshness(clock, Duration.ofHours(24)),
            new TestCredentials(subscriptions, clock).credentials(),
            new Limits(clock),
            clock);

    @BeforeEach
    void knowAnnaAndBert() {
        subscriptions.replace(new Position(UUID.randomUUID(), 2), List.of(ANNA.active(1), BERT.active(2)));
    }

    @Nested
    class Keys {

        @Test
        void tellsABlockOfAddressesNothingBeyondItsGuesses() {
            var reasons = guesses(10_000);

            assertThat(reasons.subList(0, GUESSES_OF_A_BLOCK)).containsOnly(Reason.KEY_UNKNOWN);
            assertThat(reasons.subList(GUESSES_OF_A_BLOCK, 10_000)).containsOnly(Reason.KEYS_GUESSED);
        }

        @Test
        void tellsNotOneMoreHoweverManyGuessAtOnce() throws Exception {
            var guesses =
                    IntStream.range(0, 2000).mapToObj(any -> KEYS.draw(random)).toList();

            var reasons = atOnce(guesses, key -> reason(decide(key, null, PEER)));

            assertThat(reasons).containsOnly(Reason.KEY_UNKNOWN, Reason.KEYS_GUESSED);
            assertThat(Collections.frequency(reasons, Reason.KEY_UNKNOWN)).isEqualTo(GUESSES_OF_A_BLOCK);
        }

        /** Its refusals take the same way as those of keys that nobody has, and count for nothing. */
        @Test
        void countsNoKeyThatItKnows() {
            subscriptions.replace(
                    new Position(UUID.randomUUID(), 3),
                    List.of(ANNA.active(1), BERT.inState(TechnicalUser.State.SUSPENDED, 3)));
            for (int i = 0; i < GUESSES_OF_A_BLOCK + 1; i++) {
                assertThat(reason(decide(BERT.key(), bearer(BERT), PEER))).isEqualTo(Reason.USER_SUSPENDED);
            }

            assertThat(reason(decide(KEYS.draw(random), null, PEER))).isEqualTo(Reason.KEY_UNKNOWN);
        }

        @Test
        void tellsNotEvenThatAGuessWasRight() {
            guesses(GUESSES_OF_A_BLOCK);
            var guess = decide(KEYS.draw(random), null, PEER);

            for (var outcome : List.of(
                    decide(ANNA.key(), null, PEER),
                    decide(ANNA.key(), "Bearer x", PEER),
                    decide(ANNA.key(), bearer(BERT), PEER),
                    decide(ANNA.key(), basic(ANNA.clientId(), "wrong"), PEER),
                    decide("zgk_nonsense", bearer(ANNA), PEER))) {
                assertThat(refusal(outcome).reason()).isEqualTo(Reason.KEYS_GUESSED);
                assertThat(refusal(outcome).headers())
                        .isEqualTo(refusal(guess).headers())
                        .containsEntry("Retry-After", "60");
            }
            assertThat(refusal(guess).reason().answer().status().value()).isEqualTo(429);
        }

        @Test
        void locksOutNobodyWhoHasAKeyAndItsCredentials() {
            guesses(10_000);

            assertThat(decide(ANNA.key(), bearer(ANNA), PEER))
                    .as("from the very same block")
                    .isInstanceOf(Outcome.Admitted.class);
            assertThat(decide(ANNA.key(), basic(ANNA.clientId(), ANNA.secret()), PEER))
                    .isInstanceOf(Outcome.Admitted.class);
        }

        @Test
        void goesOnTellingTheTruthElsewhereAndLater() {
            guesses(10_000);
            assertThat(reason(decide(KEYS.draw(random), null, ELSEWHERE))).isEqualTo(Reason.KEY_UNKNOWN);
            assertThat(reason(decide(ANNA.key(), null, ELSEWHERE))).isEqualTo(Reason.CREDENTIALS_MISSING);

            clock.turn(Duration.ofSeconds(60));

            assertThat(reason(decide(KEYS.draw(random), null, PEER))).isEqualTo(Reason.KEY_UNKNOWN);
        }

        @Test
        void tellsAnOwnerWhatIsWrongBeyondItsKeyAndCredentials() {
            guesses(GUESSES_OF_A_BLOCK);

            assertThat(reason(admission.decide(new Presented.Clean(ANNA.key(), bearer(ANNA)), operation("OLA"), PEER)))
                    .isEqualTo(Reason.ENTITLEMENT_MISSING);
            assertThat(reason(decide(null, null, PEER))).isEqualTo(Reason.KEY_MISSING);
        }

        /** */
        @Test
        void looksNothingUpForAWrongChecksum() {
            long before = subscriptions.lookups();
            for (int i = 0; i < 100; i++) {
                String key = KEYS.draw(random);
                String wrong = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");
                assertThat(reason(decide(wrong, null, PEER))).isEqualTo(Reason.KEY_NOT_OURS);
            }
            assertThat(subscriptions.lookups()).isEqualTo(before);

            decide(KEYS.draw(random), null, PEER);

            assertThat(subscriptions.lookups()).isEqualTo(before + 1);
        }

        @Test
        void treatsAnUnknownSigningKeyLikeAnyOtherWrongGuess() {
            var unknown = Refusal.of(Reason.TOKEN_SIGNING_KEY_UNKNOWN);
            assertThat(admission.toldTo(PEER, unknown)).isEqualTo(unknown);

            guesses(GUESSES_OF_A_BLOCK);

            assertThat(admission.toldTo(PEER, unknown).reason()).isEqualTo(Reason.KEYS_GUESSED);
        }

        /** From all addresses of 192.0.2.0/24 in turn. */
        private List<Reason> guesses(int count) {
            var reasons = new ArrayList<Reason>(count);
            String token = bearer(ANNA);
            for (int i = 0; i < count; i++) {
                reasons.add(reason(decide(KEYS.draw(random), token, InetAddress.ofLiteral("192.0.2." + i % 256))));
            }
            return reasons;
        }
    }

    @Nested
    class Secrets {

        @Test
        void looksAtTenWrongOnesAMinuteWithOneKeyFromOneAddress() {
            for (int i = 0; i < 10; i++) {
                assertThat(reason(wrong(ANNA, PEER))).isEqualTo(Reason.BASIC_SECRET_WRONG);
            }

            assertThat(refusal(wrong(ANNA, PEER)))
                    .extracting(Refusal::reason, refusal -> refusal.headers().get("Retry-After"))
                    .containsExactly(Reason.BASIC_SECRETS_GUESSED, "60");
            assertThat(decide(ANNA.key(), basic(ANNA.clientId(), ANNA.secret()), ELSEWHERE))
                    .as("the owner at another address")
                    .isInstanceOf(Outcome.Admitted.class);
            assertThat(decide(ANNA.key(), bearer(ANNA), PEER))
                    .as("a token is no secret to guess")
                    .isInstanceOf(Outcome.Admitted.class);
            clock.turn(Duration.ofSeconds(60));
            assertThat(decide(ANNA.key(), basic(ANNA.clientId(), ANNA.secret()), PEER))
                    .isInstanceOf(Outcome.Admitted.class);
        }

        @Test
        void tellsOfNotOneMoreHoweverManyComeAtOnce() throws Exception {
            var reasons = atOnce(IntStream.range(0, 500).boxed().toList(), any -> reason(wrong(ANNA, PEER)));

            assertThat(reasons).containsOnly(Reason.BASIC_SECRET_WRONG, Reason.BASIC_SECRETS_GUESSED);
            assertThat(Collections.frequency(reasons, Reason.BASIC_SECRET_WRONG))
                    .isEqualTo(10);
        }

        /** Spraying: one wrong secret each with the keys of many. */
        @Test
        void looksAtAHundredWrongOnesAMinuteFromOneAddress() {
            var many = IntStream.range(0, 30).mapToObj(GuessingTests.this::user).toList();
            subscriptions.replace(
                    new Position(UUID.randomUUID(), 99),
                    many.stream().map(user -> user.active(1)).toList());
            var reasons = new ArrayList<Reason>();
            for (int i = 0; i < 150; i++) {
                reasons.add(reason(wrong(many.get(i % many.size()), PEER)));
            }

            assertThat(reasons.subList(0, 100)).containsOnly(Reason.BASIC_SECRET_WRONG);
            assertThat(reasons.subList(100, 150)).containsOnly(Reason.BASIC_SECRETS_GUESSED);
            for (var owner : many) {
                assertThat(decide(owner.key(), basic(owner.clientId(), owner.secret()), ELSEWHERE))
                        .isInstanceOf(Outcome.Admitted.class);
            }
        }

        /** Whoever has one address of IPv6 has 2^64. */
        @Test
        void takesANetworkOfIPv6ForOneAddress() {
            for (int i = 0; i < 10; i++) {
                assertThat(reason(wrong(ANNA, InetAddress.ofLiteral("2001:db8:0:1::" + i))))
                        .isEqualTo(Reason.BASIC_SECRET_WRONG);
            }

            assertThat(reason(wrong(ANNA, InetAddress.ofLiteral("2001:db8:0:1:ffff::1"))))
                    .isEqualTo(Reason.BASIC_SECRETS_GUESSED);
            assertThat(reason(wrong(ANNA, InetAddress.ofLiteral("2001:db8:0:2::1"))))
                    .isEqualTo(Reason.BASIC_SECRET_WRONG);
        }

        @ParameterizedTest
        @ValueSource(strings = {"zgc-0000000000000099", "zgc-00000000000000bb"})
        void countsUnknownClientsAndOthersSecretsToo(String clientId) {
            for (int i = 0; i < 10; i++) {
                assertThat(reason(decide(ANNA.key(), basic(clientId, "x"), PEER)))
                        .isIn(Reason.BASIC_CLIENT_UNKNOWN, Reason.BASIC_SECRET_WRONG);
            }

            assertThat(reason(decide(ANNA.key(), basic(clientId, "x"), PEER))).isEqualTo(Reason.BASIC_SECRETS_GUESSED);
        }

        @Test
        void countsNoRightOnes() {
            for (int i = 0; i < 200; i++) {
                assertThat(decide(ANNA.key(), basic(ANNA.clientId(), ANNA.secret()), PEER))
                        .isInstanceOf(Outcome.Admitted.class);
            }
        }

        private Outcome wrong(TestUser user, InetAddress from) {
            return decide(user.key(), basic(user.clientId(), "wrong"), from);
        }
    }

    private static <T> List<Reason> atOnce(List<T> inputs, Function<T, Reason> decide) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var reasons = new ArrayList<Reason>();
            var calls = inputs.stream()
                    .<Callable<Reason>>map(input -> () -> decide.apply(input))
                    .toList();
            for (var decided : threads.invokeAll(calls)) {
                reasons.add(decided.get());
            }
            return reasons;
        }
    }

    private TestUser user(int number) {
        return new TestUser(
                "tu-many-%04d".formatted(number),
                "zgc-%016x".formatted(number),
                "secret-%d".formatted(number),
                KEYS.draw(random),
                KEYS.draw(random),
                "%010d".formatted(number));
    }

    private Outcome decide(@Nullable String key, @Nullable String authorization, InetAddress from) {
        return admission.decide(new Presented.Clean(key, authorization), operation(null), from);
    }

    private static Operation operation(@Nullable String entitlement) {
        return new Operation(
                "GET /x",
                "GET",
                new Api(
                        "api",
                        URI.create("http://127.0.0.1:9"),
                        "service",
                        "product",
                        entitlement,
                        Duration.ofSeconds(1),
                        10,
                        null,
                        Map.of()));
    }

    private static Reason reason(Outcome outcome) {
        return refusal(outcome).reason();
    }

    private static Refusal refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).refusal();
    }

    private static String bearer(TestUser user) {
        return "Bearer " + TestTokens.of(user, NOW);
    }

    private static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
