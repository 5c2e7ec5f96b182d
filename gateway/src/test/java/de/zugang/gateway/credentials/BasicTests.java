package de.zugang.gateway.credentials;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicTests {

    private final Subscriptions subscriptions = new Subscriptions();
    private final TestCredentials realm = new TestCredentials(subscriptions, Clock.systemUTC());

    @BeforeEach
    void knowAnna() {
        subscriptions.replace(new Position(UUID.randomUUID(), 1), List.of(ANNA.active(1)));
    }

    @Test
    void acceptsClientIdAndSecret() {
        assertThat(verify(ANNA.clientId() + ":" + ANNA.secret())).isEqualTo(new Verdict.Proven(ANNA.clientId(), null));
    }

    @Test
    void rejectsAWrongSecretAndAnUnknownClient() {
        assertThat(verify(ANNA.clientId() + ":wrong")).isEqualTo(new Verdict.Rejected(Reason.BASIC_SECRET_WRONG));
        assertThat(verify("zgc-nobody:" + ANNA.secret())).isEqualTo(new Verdict.Rejected(Reason.BASIC_CLIENT_UNKNOWN));
        assertThat(verify(ANNA.clientId() + ":" + ANNA.secret() + ":more"))
                .isEqualTo(new Verdict.Rejected(Reason.BASIC_SECRET_WRONG));
    }

    @Test
    void rejectsWhoHasNoSecretYet() {
        var user = ANNA.active(1);
        var without = new TechnicalUser(
                user.name(),
                user.clientId(),
                2,
                user.state(),
                user.mainCustomerNumber(),
                user.customerNumbers(),
                user.entitlements(),
                user.plan(),
                user.allowedNetworks(),
                null,
                null,
                user.keys());
        subscriptions.replace(new Position(UUID.randomUUID(), 2), List.of(without));

        assertThat(verify(ANNA.clientId() + ":" + ANNA.secret()))
                .isEqualTo(new Verdict.Rejected(Reason.BASIC_SECRET_WRONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%%%", "a", "YQ", "YTo=", "OmI=", "Og==", "YWI=", "YTpi YTpi", "YTpi,YTpi", "YTpi\u00fc"})
    void rejectsWhatIsNoPair(String encoded) {
        assertThat(realm.credentials().verify("Basic " + encoded)).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void rejectsWhatIsTooLongWithoutDecodingIt() {
        assertThat(verify("a:" + "b".repeat(100_000))).isEqualTo(new Verdict.Rejected(Reason.BASIC_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Digest YTpi", "YTpi", "Negotiate abc"})
    void rejectsOtherSchemes(String authorization) {
        assertThat(realm.credentials().verify(authorization)).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void rejectsNothing() {
        assertThat(realm.credentials().verify(null)).isEqualTo(new Verdict.Rejected(Reason.CREDENTIALS_MISSING));
    }

    private Verdict verify(String pair) {
        return realm.credentials()
                .verify("basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
