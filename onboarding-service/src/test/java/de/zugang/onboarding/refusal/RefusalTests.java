package de.zugang.onboarding.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.usage.generated.model.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What went wrong, for support and for the owner. */
@OnboardingTest
class RefusalTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final TestPassports PASSPORTS = new TestPassports();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        PASSPORTS.register(properties);
    }

    @Autowired
    private RefusedRequests refused;

    @Autowired
    private ExplainRefusal explain;

    @Autowired
    private JdbcClient sql;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @EnumSource
    void everyReasonHasWordsInBothLanguages(RefusalReason reason) {
        var request = request(UUID.randomUUID(), reason.getValue(), null);

        var german = explain.explain(request, Locale.GERMAN);
        var english = explain.explain(request, Locale.ENGLISH);

        assertThat(german.explanation()).isNotBlank().isNotEqualTo(english.explanation());
        assertThat(german.remedy()).isNotBlank().isNotEqualTo(english.remedy());
        assertThat(english.explanation()).isNotBlank();
        assertThat(english.remedy()).isNotBlank();
    }

    @Test
    void supportReadsTheTrueReasonByItsRequestId() {
        var id = kept("BINDING_MISMATCH", "tu-anna-aaaa");

        var found = get("/onboarding/v1/refusals/" + id + "?language=en", KEYCLOAK.token("otto", "auditor"));

        assertThat(found.path("reason").stringValue()).isEqualTo("BINDING_MISMATCH");
        assertThat(found.path("technicalUser").stringValue()).isEqualTo("tu-anna-aaaa");
        assertThat(found.path("remedy").stringValue()).contains("same technical user");
        assertThat(get("/onboarding/v1/refusals/" + UUID.randomUUID(), KEYCLOAK.token("otto", "auditor"))
                        .path("status")
                        .intValue())
                .isEqualTo(404);
    }

    @Test
    void theOwnerReadsItsOwnAndNobodysButNoOneElses() {
        var own = kept("TOKEN_TIME", "tu-anna-aaaa");
        var others = kept("TOKEN_TIME", "tu-bert-aaaa");
        var nobodys = kept("KEY_UNKNOWN", null);
        String passport = PASSPORTS.of("tu-anna-aaaa");

        assertThat(diagnosis(own, passport).path("explanation").stringValue()).contains("abgelaufen");
        assertThat(diagnosis(own, passport).has("technicalUser")).isFalse();
        assertThat(diagnosis(nobodys, passport).path("keyHint").stringValue()).isEqualTo("zgk_…x7Qa");
        assertThat(diagnosis(others, passport).path("status").intValue()).isEqualTo(404);
    }

    @Test
    void theOwnersWayIsOpenToPassportsOnlyAndThoseToNothingElse() {
        var own = kept("TOKEN_TIME", "tu-anna-aaaa");
        assertThat(diagnosis(own, KEYCLOAK.token("olga", "operator"))
                        .path("status")
                        .intValue())
                .isEqualTo(401);
        assertThat(get("/onboarding/v1/refusals/" + own, PASSPORTS.of("tu-anna-aaaa"))
                        .path("status")
                        .intValue())
                .isEqualTo(401);
    }

    @Test
    void isForgottenAfterThirtyDays() {
        var old = kept("TOKEN_TIME", "tu-anna-aaaa");
        var recent = kept("TOKEN_TIME", "tu-anna-aaaa");
        sql.sql("update refused_request set at = now() - interval '31 days' where request_id = ?")
                .param(old)
                .update();

        refused.forgetOld();

        assertThat(refused.find(old)).isEmpty();
        assertThat(refused.find(recent)).isPresent();
    }

    private UUID kept(String reason, @Nullable String technicalUser) {
        var id = UUID.randomUUID();
        refused.add("gateway.a", List.of(request(id, reason, technicalUser)));
        return id;
    }

    private static RefusedRequest request(UUID id, String reason, @Nullable String technicalUser) {
        return new RefusedRequest(id, Instant.now(), reason, 401, technicalUser, "GET /x", "zgk_…x7Qa");
    }

    private JsonNode diagnosis(UUID id, String token) {
        return get("/zugang/diagnosis/v1/refusals/" + id, token);
    }

    private JsonNode get(String path, String token) {
        var answer = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .get()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .exchange()
                .returnResult(String.class);
        return JsonMapper.shared().readTree(Objects.requireNonNull(answer.getResponseBody()));
    }
}
