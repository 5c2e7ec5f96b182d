package de.zugang.tryit.call;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.tryit.PortalTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class RefusalTests extends PortalTest {

    private static final String ID = "6b1c2f1e-6f3a-4d0a-9a53-0d1a5f2f6f10";
    private static final String SECRET = "canary-secret-8f3a";
    private static final String KEY = "zgk_canary-key-77d1";

    @Test
    void bringsTheTrueReasonToItsOwner(CapturedOutput output) throws Exception {
        far.stubFor(any(anyUrl())
                .willReturn(jsonResponse(
                        "{\"reason\":\"BINDING_MISMATCH\",\"explanation\":\"Warum\",\"remedy\":\"Hilft\"}", 200)));

        var answer = call("refusal", body(ID));

        var view = JsonMapper.shared().readTree(answer.body());
        assertThat(view.path("found").booleanValue()).isTrue();
        assertThat(view.path("explanation").asString()).isEqualTo("Warum");
        assertThat(view.path("remedy").asString()).isEqualTo("Hilft");
        String pair = Base64.getEncoder().encodeToString(("zgc-1:" + SECRET).getBytes(StandardCharsets.UTF_8));
        far.verify(getRequestedFor(urlEqualTo("/zugang/diagnosis/v1/refusals/" + ID + "?language=de"))
                .withHeader("Authorization", equalTo("Basic " + pair))
                .withHeader("Ocp-Apim-Subscription-Key", equalTo(KEY)));
        assertThat(answer.body()).doesNotContain(SECRET, KEY, pair);
        assertThat(output).doesNotContain(SECRET, KEY, pair);
    }

    @ParameterizedTest
    @CsvSource({"404, nichts bekannt", "401, passen selbst nicht", "403, passen selbst nicht", "503, nicht erreichbar"})
    void saysWhyThereIsNoReason(int status, String words) throws Exception {
        far.stubFor(any(anyUrl()).willReturn(jsonResponse("{}", status)));

        var view = JsonMapper.shared().readTree(call("refusal", body(ID)).body());

        assertThat(view.path("found").booleanValue()).isFalse();
        assertThat(view.path("explanation").asString()).contains(words);
    }

    @Test
    void takesNothingButARequestId() throws Exception {
        assertThat(call("refusal", body("../../x")).statusCode()).isEqualTo(400);
        far.verify(0, getRequestedFor(anyUrl()));
    }

    private static String body(String id) {
        return """
                {"requestId": "%s", "language": "de", "clientId": "zgc-1", "clientSecret": "%s", "subscriptionKey": "%s"}
                """.formatted(id, SECRET, KEY);
    }
}
