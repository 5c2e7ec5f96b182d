package de.zugang.onboarding.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A text message of which the provider reports nothing. */
class TextWithoutReportTests extends AfterSendingTest {

    @Autowired
    private AskAfterTexts ask;

    @BeforeEach
    void nothing() {
        TWILIO.resetAll();
        sql.sql("update text_message set status = 'DELIVERED'").update();
    }

    @Test
    void isAskedAfterAQuarterOfAnHourAndThenKnown() {
        String sid = accepted(Duration.ofMinutes(16));
        answers(sid, "{\"sid\":\"" + sid + "\",\"status\":\"undelivered\",\"error_code\":30006}");

        ask.ask();

        assertThat(one(sid).status()).isEqualTo(TextStatus.UNDELIVERED);
        assertThat(one(sid).errorCode()).isEqualTo("30006");
    }

    @Test
    void isNotAskedAfterTooEarlyNorAgainAtOnce() {
        String young = accepted(Duration.ofMinutes(14));
        String old = accepted(Duration.ofMinutes(20));
        answers(old, "{\"sid\":\"" + old + "\",\"status\":\"sent\",\"error_code\":null}");

        ask.ask();
        ask.ask();

        assertThat(one(young).asked()).isZero();
        assertThat(one(old).status()).isEqualTo(TextStatus.SENT);
        TWILIO.verify(1, getRequestedFor(urlEqualTo(path(old))));
    }

    @Test
    void isAskedAgainWhenTheProviderWasAway() {
        String sid = accepted(Duration.ofMinutes(20));
        TWILIO.stubFor(get(urlEqualTo(path(sid))).willReturn(serverError()));

        ask.ask();
        assertThat(one(sid).asked()).isZero();

        answers(sid, "{\"sid\":\"" + sid + "\",\"status\":\"delivered\",\"error_code\":null}");
        ask.ask();
        assertThat(one(sid).status()).isEqualTo(TextStatus.DELIVERED);
    }

    @Test
    void isGivenUpAfterADay() {
        String sid = accepted(Duration.ofHours(25));

        ask.ask();

        assertThat(one(sid).asked()).isZero();
    }

    private String accepted(Duration ago) {
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        texts.accepted(sid, order());
        sql.sql("update text_message set accepted_at = now() - ?::interval where sid = ?")
                .params(ago.toString(), sid)
                .update();
        return sid;
    }

    private TextMessages.Text one(String sid) {
        UUID order = sql.sql("select order_id from text_message where sid = ?")
                .param(sid)
                .query(UUID.class)
                .single();
        return texts.of(order).getFirst();
    }

    private static void answers(String sid, String body) {
        TWILIO.stubFor(get(urlEqualTo(path(sid))).willReturn(okJson(body)));
    }

    private static String path(String sid) {
        return "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/" + sid + ".json";
    }
}
