package de.zugang.gateway.admission;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.catalogue.CredentialKind;
import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.credentials.TestCredentials;
import de.zugang.gateway.hygiene.Presented;
import de.zugang.gateway.limit.Limits;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.subscription.DenyList;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.subscription.KeyShapes;
import de.zugang.gateway.subscription.Networks;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.subscription.Used;
import de.zugang.gateway.testbed.TestClock;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.gateway.testbed.TestUser;
import de.zugang.servicekit.token.CheckedToken;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in and every way out, without a server. */
class AdmissionTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final InetAddress PEER = InetAddress.ofLiteral("192.0.2.1");

    private static final TestUser ANNAS_NEXT = new TestUser(
            ANNA.name(),
            "zgc-00000000000000a2",
            "another-secret-of-anna",
            ANNA.key(),
            ANNA.secondKey(),
            ANNA.customerNumber());

    private final TestClock clock = new TestClock(NOW);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Freshness freshness = new Freshness(clock, Duration.ofHours(24));
    private final Admission admission = admission(subscriptions);

    @BeforeEach
    void knowAnnaAndBert() {
        know(ANNA.active(1), BERT.active(2));
    }

    @Test
    void admitsKeyAndTokenOfOneTechnicalUser() {
        assertThat(decide(ANNA.key(), bearer(ANNA))).isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void admitsKeyAndBasicOfOneTechnicalUser() {
        assertThat(decide(ANNA.secondKey(), basic(ANNA))).isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void admitsOldAndNewCredentialsUntilTheEndOfTheirOverlap() {
        know(ANNA.rotated(4, ANNAS_NEXT, NOW.plusSeconds(60)));

        for (String authorization : List.of(bearer(ANNA), basic(ANNA), bearer(ANNAS_NEXT), basic(ANNAS_NEXT))) {
            assertThat(decide(ANNA.key(), authorization)).isInstanceOf(Outcome.Admitted.class);
        }
        clock.turn(Duration.ofSeconds(60));
        assertThat(reason(decide(ANNA.key(), bearer(ANNA)))).isEqualTo(Reason.BINDING_MISMATCH);
        assertThat(reason(decide(ANNA.key(), basic(ANNA)))).isEqualTo(Reason.BASIC_SECRET_WRONG);
        assertThat(decide(ANNA.key(), basic(ANNAS_NEXT))).isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void refusesOldSecretAndOldTokenAtOnceWhenNothingOverlaps() {
        know(ANNA.rotated(4, ANNAS_NEXT, null));

        assertThat(reason(decide(ANNA.key(), bearer(ANNA)))).isEqualTo(Reason.BINDING_MISMATCH);
        assertThat(reason(decide(ANNA.key(), basic(ANNA)))).isEqualTo(Reason.BASIC_CLIENT_UNKNOWN);
        assertThat(decide(ANNA.key(), bearer(ANNAS_NEXT))).isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void takesNeitherSecretWithTheOtherClient() {
        know(ANNA.rotated(4, ANNAS_NEXT, NOW.plusSeconds(60)));

        var crossed = new TestUser(
                ANNA.name(), ANNA.clientId(), ANNAS_NEXT.secret(), ANNA.key(), ANNA.secondKey(), ANNA.customerNumber());
        assertThat(reason(decide(ANNA.key(), basic(crossed)))).isEqualTo(Reason.BASIC_SECRET_WRONG);
    }

    @Test
    void saysWithWhichCredentialsSomebodyWasAdmitted() {
        know(ANNA.rotated(4, ANNAS_NEXT, NOW.plusSeconds(60)));
        assertThat(used(ANNA.key(), bearer(ANNAS_NEXT))).isEqualTo(new Used("PRIMARY", false));
        assertThat(used(ANNA.secondKey(), basic(ANNAS_NEXT))).isEqualTo(new Used("SECONDARY", false));
        assertThat(used(ANNA.secondKey(), basic(ANNA))).isEqualTo(new Used("SECONDARY", true));
    }

    private Used used(String key, String authorization) {
        return ((Outcome.Admitted) decide(key, authorization)).used();
    }

    @Test
    void saysWhoWasAdmitted() {
        assertThat(decide(BERT.key(), bearer(BERT)))
                .isInstanceOfSatisfying(
                        Outcome.Admitted.class,
                        admitted ->
                                assertThat(admitted.user().customerNumbers()).containsExactly("0000999999"));
    }

    @Test
    void refusesEverybodyBeforeAnythingIsKnown() {
        var empty = new Subscriptions();

        assertThat(reason(admission(empty)
                        .decide(new Presented.Clean(ANNA.key(), bearer(ANNA)), operation(null, null), PEER)))
                .isEqualTo(Reason.NOT_READY);
    }

    @Test
    void refusesAMissingKey() {
        assertThat(reason(decide(null, bearer(ANNA)))).isEqualTo(Reason.KEY_MISSING);
    }

    @Test
    void refusesAKeyWithAWrongChecksumWithoutLookingItUp() {
        assertThat(reason(decide(ANNA.key().substring(0, 41) + "x", bearer(ANNA))))
                .isEqualTo(Reason.KEY_NOT_OURS);
    }

    @Test
    void refusesAnUnknownKey() {
        know(BERT.active(2));

        assertThat(reason(decide(ANNA.key(), bearer(ANNA)))).isEqualTo(Reason.KEY_UNKNOWN);
    }

    @Test
    void refusesAKeyAfterTheEndOfItsOverlap() {
        know(ANNA.withKeys(List.of(ANNA.primary(), ANNA.secondary(NOW.plusSeconds(10))), 3));
        assertThat(decide(ANNA.secondKey(), bearer(ANNA))).isInstanceOf(Outcome.Admitted.class);

        clock.turn(Duration.ofSeconds(10));

        assertThat(reason(decide(ANNA.secondKey(), bearer(ANNA)))).isEqualTo(Reason.KEY_EXPIRED);
        assertThat(decide(ANNA.key(), bearer(ANNA))).isInstanceOf(Outcome.Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({"INACTIVE, USER_INACTIVE", "SUSPENDED, USER_SUSPENDED", "ENDED, USER_ENDED"})
    void refusesWhoIsNotActiveWhateverTheTokenSays(TechnicalUser.State state, Reason reason) {
        know(ANNA.inState(state, 3));

        assertThat(reason(decide(ANNA.key(), bearer(ANNA)))).isEqualTo(reason);
        assertThat(reason(decide(ANNA.key(), basic(ANNA)))).isEqualTo(reason);
    }

    @Test
    void refusesMissingCredentials() {
        assertThat(reason(decide(ANNA.key(), null))).isEqualTo(Reason.CREDENTIALS_MISSING);
    }

    @Test
    void refusesAKeyOfOneWithTheCredentialsOfAnother() {
        assertThat(reason(decide(ANNA.key(), bearer(BERT)))).isEqualTo(Reason.BINDING_MISMATCH);
        assertThat(reason(decide(ANNA.key(), basic(BERT)))).isEqualTo(Reason.BINDING_MISMATCH);
    }

    @Test
    void refusesAMissingEntitlement() {
        assertThat(reason(decide(ANNA.key(), bearer(ANNA), "OLA"))).isEqualTo(Reason.ENTITLEMENT_MISSING);
    }

    @Test
    void refusesCredentialsOfAKindThatTheOperationDoesNotTake() {
        var api = operation(null, null).api();
        var onlyBearer = new Operation("GET /y", "GET", api, null, Set.of(CredentialKind.BEARER));
        var onlyBasic = new Operation("GET /z", "GET", api, null, Set.of(CredentialKind.BASIC));

        assertThat(reason(admission.decide(new Presented.Clean(ANNA.key(), basic(ANNA)), onlyBearer, PEER)))
                .isEqualTo(Reason.CREDENTIALS_NOT_TAKEN_HERE);
        assertThat(reason(admission.decide(new Presented.Clean(ANNA.key(), bearer(ANNA)), onlyBasic, PEER)))
                .isEqualTo(Reason.CREDENTIALS_NOT_TAKEN_HERE);
        assertThat(admission.decide(new Presented.Clean(ANNA.key(), bearer(ANNA)), onlyBearer, PEER))
                .isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void refusesAMissingEntitlementOfOneOperation() {
        var restricted = new Operation(
                "POST /x",
                "POST",
                operation(null, null).api(),
                "IMPORT",
                operation(null, null).credentials());

        assertThat(reason(admission.decide(new Presented.Clean(ANNA.key(), bearer(ANNA)), restricted, PEER)))
                .isEqualTo(Reason.ENTITLEMENT_MISSING);
        assertThat(decide(ANNA.key(), bearer(ANNA))).isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void admitsAGrantedEntitlement() {
        know(ANNA.withEntitlement("OLA"));

        assertThat(decide(ANNA.key(), bearer(ANNA), "OLA")).isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void admitsFromAnAllowedNetworkOnlyAndSaysNothingElseOutside() {
        know(ANNA.from(3, "198.51.100.0/24", "192.0.2.1/32"));
        assertThat(decide(ANNA.key(), bearer(ANNA))).isInstanceOf(Outcome.Admitted.class);

        know(ANNA.from(4, "198.51.100.0/24"));

        var refused = reason(decide(ANNA.key(), bearer(ANNA)));
        assertThat(refused).isEqualTo(Reason.NETWORK_NOT_ALLOWED);
        assertThat(refused.answer()).isEqualTo(Reason.KEY_UNKNOWN.answer());
    }

    @Test
    void refusesBeyondTheLimitWithBothKeysCountedTogether() {
        know(new TechnicalUser(
                ANNA.name(),
                ANNA.clientId(),
                3,
                TechnicalUser.State.ACTIVE,
                ANNA.customerNumber(),
                List.of(ANNA.customerNumber()),
                ANNA.active(1).entitlements(),
                new TechnicalUser.Plan("small", 2, null),
                Networks.ANYWHERE,
                null,
                null,
                List.of(ANNA.primary(), ANNA.secondary(null))));
        decide(ANNA.key(), bearer(ANNA));
        decide(ANNA.secondKey(), bearer(ANNA));

        var refused = refusal(decide(ANNA.key(), bearer(ANNA)));

        assertThat(refused.reason()).isEqualTo(Reason.RATE_EXCEEDED);
        assertThat(refused.headers()).containsEntry("Retry-After", "60").containsKeys("RateLimit", "RateLimit-Policy");
    }

    @Test
    void refusesBeyondTheDaysQuota() {
        know(ANNA.withPlan(100, 1L));
        decide(ANNA.key(), bearer(ANNA));

        var refused = refusal(decide(ANNA.key(), bearer(ANNA)));

        assertThat(refused.reason()).isEqualTo(Reason.QUOTA_EXHAUSTED);
        assertThat(refused.headers()).containsEntry("Retry-After", String.valueOf(14 * 3600));
    }

    @Test
    void doesNotCountWhatItRefuses() {
        know(ANNA.withPlan(1, null));
        for (int i = 0; i < 5; i++) {
            decide(ANNA.key(), bearer(BERT));
            decide(ANNA.key(), null);
        }

        assertThat(decide(ANNA.key(), bearer(ANNA))).isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    void leavesAnUnknownSigningKeyUndecided() {
        String token =
                TestTokens.sign(TestTokens.NEXT_REALM_KEY, TestTokens.header("realm-2"), TestTokens.claims(ANNA, NOW));

        assertThat(decide(ANNA.key(), "Bearer " + token)).isInstanceOf(Outcome.SigningKeyUnknown.class);
    }

    @Test
    void refusesWhoIsOnTheNodesDenyList(@TempDir Path directory) throws Exception {
        var file = directory.resolve("deny");
        var denied = new DenyList(file);
        var guarded = admission(subscriptions, denied);
        var presented = new Presented.Clean(ANNA.key(), bearer(ANNA));
        assertThat(guarded.decide(presented, operation(null, null), PEER)).isInstanceOf(Outcome.Admitted.class);

        Files.writeString(file, "# stolen laptop\n  " + ANNA.name() + " \n");
        denied.look();

        assertThat(reason(guarded.decide(presented, operation(null, null), PEER)))
                .isEqualTo(Reason.USER_DENIED);
    }

    @Test
    void refusesWritingButNotReadingWithKnowledgeBeyondItsMaximumAge() {
        var reading = operation(null, null);
        var writing = new Operation("POST /x", "POST", reading.api());
        var anna = new Presented.Clean(ANNA.key(), basic(ANNA));
        freshness.confirmed(clock.instant());
        clock.turn(Duration.ofHours(24));
        assertThat(admission.decide(anna, writing, PEER)).isInstanceOf(Outcome.Admitted.class);

        clock.turn(Duration.ofSeconds(1));

        assertThat(refusal(admission.decide(anna, writing, PEER)))
                .extracting(Refusal::reason, refusal -> refusal.headers().get("Retry-After"))
                .containsExactly(Reason.SUBSCRIPTIONS_TOO_OLD, "60");
        assertThat(admission.decide(anna, reading, PEER)).isInstanceOf(Outcome.Admitted.class);
        freshness.confirmed(clock.instant());
        assertThat(admission.decide(anna, writing, PEER)).isInstanceOf(Outcome.Admitted.class);
        freshness.confirmed(null);
        assertThat(reason(admission.decide(anna, writing, PEER)))
                .as("of unknown age")
                .isEqualTo(Reason.SUBSCRIPTIONS_TOO_OLD);
    }

    @Test
    void saysOfAnotherEnvironmentsKeyThatItIsOne() {
        String other = new CheckedToken("zgt_").draw(new Random(7));

        assertThat(reason(decide(other, bearer(ANNA)))).isEqualTo(Reason.KEY_OF_OTHER_ENVIRONMENT);
        assertThat(reason(decide(other + "x", bearer(ANNA)))).isEqualTo(Reason.KEY_NOT_OURS);
    }

    @Test
    void asksForFreshCredentialsWhereSomethingLastingIsChanged() {
        String token = bearer(ANNA);
        assertThat(decideFresh(token)).isInstanceOf(Outcome.Admitted.class);
        clock.turn(Duration.ofMinutes(2));
        assertThat(decideFresh(token)).isInstanceOf(Outcome.Admitted.class);
        clock.turn(Duration.ofSeconds(1));
        assertThat(reason(decideFresh(token))).isEqualTo(Reason.TOKEN_NOT_FRESH);
        assertThat(decideFresh(basic(ANNA))).isInstanceOf(Outcome.Admitted.class);
        assertThat(decide(ANNA.key(), token)).isInstanceOf(Outcome.Admitted.class);
    }

    private Outcome decideFresh(String authorization) {
        return admission.decide(
                new Presented.Clean(ANNA.key(), authorization), operation(null, Duration.ofMinutes(2)), PEER);
    }

    private Admission admission(Subscriptions known) {
        return admission(known, new DenyList(null));
    }

    private Admission admission(Subscriptions known, DenyList denied) {
        return new Admission(
                known,
                denied,
                new KeyShapes(KeyShapes.Environment.PRODUCTION),
                freshness,
                new TestCredentials(known, clock).credentials(),
                new Limits(clock),
                clock);
    }

    private void know(TechnicalUser... users) {
        subscriptions.replace(new Position(UUID.randomUUID(), 10), List.of(users));
    }

    private Outcome decide(@Nullable String key, @Nullable String authorization) {
        return decide(key, authorization, null);
    }

    private Outcome decide(@Nullable String key, @Nullable String authorization, @Nullable String entitlement) {
        return admission.decide(new Presented.Clean(key, authorization), operation(entitlement, null), PEER);
    }

    private static Operation operation(@Nullable String entitlement, @Nullable Duration freshCredentials) {
        var api = new Api(
                "api",
                URI.create("http://127.0.0.1:9"),
                "service",
                "product",
                entitlement,
                Duration.ofSeconds(1),
                10,
                freshCredentials,
                Map.of());
        return new Operation("GET /x", "GET", api);
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

    private static String basic(TestUser user) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user.clientId() + ":" + user.secret()).getBytes(StandardCharsets.UTF_8));
    }
}
