package de.zugang.e2e.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.client.diagnosis.ApiClient;
import de.zugang.client.diagnosis.api.DiagnosisApi;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles.Unit;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Refusals are uniform outside; their owner learns the true reason by the request id. */
@ExtendWith(OnPlatform.class)
class DiagnosisTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Unit UNIT = new Unit("100001", "0399");

    private final Platform platform;

    DiagnosisTests(Platform platform) {
        this.platform = platform;
    }

    @Test
    void theOwnerLearnsTheTrueReasonAndNobodyElseDoes() {
        TechnicalUser owner = platform.endpoints().technicalUser();
        TechnicalUser other = platform.endpoints().otherTechnicalUser();
        Answer refused = platform.onSiteRoles()
                .current(Credentials.basic(owner.subscriptionKey(), other.clientId(), other.clientSecret()), UNIT)
                .expect(403);
        String id = refused.json().path("requestId").stringValue();

        Answer explained = Await.until(
                "the reason of " + id,
                LIMIT,
                () -> Optional.of(ask(Credentials.basic(owner), id)).filter(answer -> answer.status() == 200));

        assertThat(explained.json().path("reason").stringValue()).isEqualTo("BINDING_MISMATCH");
        assertThat(explained.json().path("explanation").stringValue()).contains("different technical users");
        assertThat(explained.json().path("keyHint").stringValue())
                .endsWith(owner.subscriptionKey()
                        .substring(owner.subscriptionKey().length() - 4));
        assertThat(explained.body()).doesNotContain(owner.subscriptionKey(), owner.clientSecret());
        assertThat(ask(Credentials.basic(other), id).status()).isEqualTo(404);
        assertThat(client(owner).explainRefusal(UUID.fromString(id), "de").getReason())
                .isEqualTo("BINDING_MISMATCH");
    }

    /** As generated from the contract. */
    private DiagnosisApi client(TechnicalUser user) {
        var client = new ApiClient().setBasePath(platform.endpoints().gateway() + "/zugang/diagnosis/v1");
        client.setApiKey(user.subscriptionKey());
        client.setUsername(user.clientId());
        client.setPassword(user.clientSecret());
        return new DiagnosisApi(client);
    }

    private Answer ask(Credentials credentials, String id) {
        return platform.http()
                .get(
                        URI.create(platform.endpoints().gateway() + "/zugang/diagnosis/v1/refusals/" + id
                                + "?language=en"),
                        credentials.headers());
    }
}
