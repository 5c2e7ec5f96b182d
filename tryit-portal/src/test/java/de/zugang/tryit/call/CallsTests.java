package de.zugang.tryit.call;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.tryit.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class CallsTests extends PortalTest {

    private static final String SECRET = "canary-secret-8f3a";
    private static final String KEY = "zgk_canary-key-77d1";
    private static final String TOKEN = "canary.token.51b2";

    @Test
    void bringsTheTokenAndShowsTheExchangeMasked(CapturedOutput output) throws Exception {
        far.stubFor(any(anyUrl())
                .willReturn(jsonResponse(
                        "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":300,\"echo\":\"" + SECRET + "\"}", 200)));

        var answer = call("token", token(SECRET));
        var view = json(answer.body());

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(view.path("verdict").asString()).isEqualTo("DONE");
        assertThat(view.path("title").asString()).isEqualTo("Token erhalten");
        assertThat(view.path("accessToken").asString()).isEqualTo(TOKEN);
        assertThat(view.path("request").path("body").asString()).contains("client_secret=***");
        assertThat(view.path("answer").path("body").asString())
                .contains("\"access_token\":\"***\"", "\"echo\":\"***\"");
        assertThat(view.path("curl").asString()).contains("client_secret=$CLIENT_SECRET");
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(output).contains("Token answered 200").doesNotContain(SECRET, TOKEN);
    }

    @Test
    void pastedBlanksAreCutOff() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(jsonResponse("{}", 200)));

        call("token", "{\"clientId\":\" zgc-1\\t\",\"clientSecret\":\"" + SECRET + " \\n\"}");

        far.verify(anyRequestedFor(anyUrl())
                .withRequestBody(equalTo(
                        "grant_type=client_credentials&client_id=zgc-1&client_secret=" + SECRET + "&scope=openid")));
    }

    @Test
    void aWrongSecretIsExplainedInTheVisitorsLanguage() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(jsonResponse("{\"error\":\"unauthorized_client\"}", 401)));

        assertThat(json(call("token?lang=de", token(SECRET)).body())
                        .path("title")
                        .asString())
                .isEqualTo("Client-ID oder Client-Secret stimmt nicht");
        assertThat(json(call("token?lang=en", token(SECRET)).body())
                        .path("title")
                        .asString())
                .isEqualTo("Client ID or client secret is wrong");
    }

    @Test
    void anAcceptedDeliveryYieldsItsId(CapturedOutput output) throws Exception {
        far.stubFor(any(anyUrl())
                .willReturn(jsonResponse("{\"dataDeliveryId\":\"d-1\"}", 202).withHeader("X-Request-Id", "req-4711")));

        var answer = call("delivery", through("\"residentialUnit\":\"0001\",\"body\":\"{}\""));
        var view = json(answer.body());

        assertThat(view.path("deliveryId").asString()).isEqualTo("d-1");
        assertThat(view.path("requestId").asString()).isEqualTo("req-4711");
        assertThat(view.path("request").path("headers").toString())
                .contains("Bearer ***", "{\"name\":\"Ocp-Apim-Subscription-Key\",\"value\":\"***\"}");
        assertThat(view.path("curl").asString()).contains("Bearer $ACCESS_TOKEN", "Key: $SUBSCRIPTION_KEY", "'{}'");
        assertThat(answer.body() + output).doesNotContain(KEY, TOKEN);
    }

    @Test
    void aFailedDeliveryShowsItsMessagesVerbatimWithAHint() throws Exception {
        far.stubFor(any(anyUrl())
                .willReturn(jsonResponse(
                        "{\"status\":\"FAIL\",\"roleMessages\":[{\"key\":\"OSR-KALO\",\"message\":\"No on-site-roles found in"
                                + " residential unit.\"}],\"partnerMessages\":null}",
                        200)));

        var view =
                json(call("status?lang=en", through("\"deliveryId\":\"d-1\"")).body());

        assertThat(view.path("verdict").asString()).isEqualTo("STOP");
        assertThat(view.path("messages").path(0).path("text").asString())
                .isEqualTo("No on-site-roles found in residential unit.");
        assertThat(view.path("messages").path(0).path("hint").asString()).startsWith("Nobody lives");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"clientId\":\"\",\"clientSecret\":\"s\"}",
                "{\"clientId\":\"a b\",\"clientSecret\":\"s\"}",
                "{\"clientId\":\"zgc-1\",\"clientSecret\":\"s\\r\\nHost: evil\"}",
                "{\"clientId\":\"zgc-1\"}",
                "{\"clientId\":\"zgc-1\",\"clientSecret\":null}",
                "{\"clientId\":\"zgc-1\",\"clientSecret\":{\"value\":1}}",
                "not json"
            })
    void refusesWhatCannotBeACredentialWithoutSendingOrRepeatingIt(String body) throws Exception {
        var answer = call("token", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"requestId\"").doesNotContain("evil");
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "1/2", "1?x", "1%2f", " "})
    void refusesUnitNumbersThatCouldNameAnotherPath(String number) throws Exception {
        var body = through("\"residentialUnit\":\"" + number + "\"");

        assertThat(call("roles", body).statusCode()).isEqualTo(400);
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void refusesCallsOfOtherSites() throws Exception {
        assertThat(call("token", token(SECRET), "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(call("token", token(SECRET), "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void refusesCallsOfExcessiveSizeUnread() throws Exception {
        assertThat(call("token", token("x".repeat(200_000))).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesCallsThatDoNotSayHowLargeTheyAre() throws Exception {
        assertThat(chunked("token", token(SECRET)).statusCode()).isEqualTo(411);
    }

    private static String token(String secret) {
        return "{\"clientId\":\"zgc-1\",\"clientSecret\":\"" + secret + "\"}";
    }

    private static String through(String fields) {
        return "{\"billingUnit\":\"654321\",%s,\"accessToken\":\"%s\",\"subscriptionKey\":\"%s\"}"
                .formatted(fields, TOKEN, KEY);
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }
}
