package de.zugang.onboarding.notice;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

@OnboardingTest
class TextStatusTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final String URL = "https://callback.platform.example/twilio/status";
    private static final String TOKEN = "token-for-tests";

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @Autowired
    private JdbcClient sql;

    @LocalServerPort
    private int port;

    @Test
    void movesForwardOnlyHoweverOftenAndInWhateverOrderReportsCome() throws Exception {
        for (String status : new String[] {"sent", "delivered", "sent", "queued", "delivered"}) {
            var form = Map.of("MessageSid", "SM1", "MessageStatus", status, "SomethingNew", "x");
            assertThat(report(form, signature(URL, form, TOKEN))).isEqualTo(204);
        }
        assertThat(status("SM1")).isEqualTo("DELIVERED");
    }

    @Test
    void keepsAReportThatComesBeforeWeKnowWhoseMessageItIs() throws Exception {
        var form = Map.of("MessageSid", "SM2", "MessageStatus", "undelivered", "ErrorCode", "30003");
        assertThat(report(form, signature(URL, form, TOKEN))).isEqualTo(204);
        assertThat(status("SM2")).isEqualTo("UNDELIVERED");
    }

    @Test
    void refusesWithoutAValidSignatureAndStoresNothing() throws Exception {
        var form = Map.of("MessageSid", "SM3", "MessageStatus", "delivered");
        assertThat(report(form, null)).isEqualTo(403);
        assertThat(report(form, signature(URL, form, "another-token"))).isEqualTo(403);
        assertThat(report(form, signature("http://127.0.0.1:" + port + "/twilio/status", form, TOKEN)))
                .isEqualTo(403);
        assertThat(report(form, signature(URL, Map.of("MessageSid", "SM4"), TOKEN)))
                .isEqualTo(403);
        assertThat(sql.sql("select count(*) from text_message where sid = 'SM3'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void answersProbesWithoutSigningIn(String path) {
        assertThat(get(path)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/env", "/h2-console", "/twilio", "/v3/api-docs"})
    void hidesEverythingElse(String path) {
        assertThat(get(path)).isEqualTo(404);
    }

    private int get(String path) {
        return client().get()
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    private String status(String sid) {
        return sql.sql("select status from text_message where sid = ?")
                .param(sid)
                .query(String.class)
                .single();
    }

    private int report(Map<String, String> form, @Nullable String signature) {
        var body = new LinkedMultiValueMap<String, String>();
        form.forEach(body::add);
        var request = client().post().uri("/twilio/status").contentType(MediaType.APPLICATION_FORM_URLENCODED);
        var signed = signature == null ? request : request.header("X-Twilio-Signature", signature);
        return signed.body(body)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    /** As the provider documents it: the URL, then every field with its value, in the order of the names. */
    private static String signature(String url, Map<String, String> form, String token)
            throws GeneralSecurityException {
        var text = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
