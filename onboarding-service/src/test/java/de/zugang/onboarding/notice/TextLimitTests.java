package de.zugang.onboarding.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.http.TwilioRestClient;
import de.zugang.onboarding.address.PublicAddresses;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many text messages leave at most. */
class TextLimitTests extends AfterSendingTest {

    private final TextLimitProperties few = new TextLimitProperties(2, 4, 6);
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Autowired
    private TwilioRestClient client;

    @Autowired
    private TwilioProperties twilio;

    @Autowired
    private PublicAddresses addresses;

    @BeforeEach
    void nothingSent() {
        sql.sql("delete from text_sending").update();
    }

    @Test
    void holdBackTheThirdMessageToANumberForADay() {
        send("+4915112345678", 2);
        assertThat(limits().exceeded("+4915112345678")).contains(Remark.of(Situation.TEXT_LIMIT_NUMBER));
        assertThat(limits().exceeded("+4915112345679")).isEmpty();
        now = now.plus(Duration.ofHours(25));
        assertThat(limits().exceeded("+4915112345678")).isEmpty();
    }

    @Test
    void holdBackNumbersThatDifferInTheirLastDigitsOnly() {
        for (int last = 0; last < 4; last++) {
            send("+491511234000" + last, 1);
        }
        assertThat(limits().exceeded("+4915112349999")).contains(Remark.of(Situation.TEXT_LIMIT_RANGE));
        assertThat(limits().exceeded("+4915112359999")).isEmpty();
        now = now.plus(Duration.ofMinutes(61));
        assertThat(limits().exceeded("+4915112349999")).isEmpty();
    }

    @Test
    void holdBackEverybodyWhenThereAreMoreThanEver() {
        for (int range = 0; range < 6; range++) {
            send("+49151%d2340000".formatted(range), 1);
        }
        assertThat(limits().exceeded("+436641234567")).contains(Remark.of(Situation.TEXT_LIMIT_ALL));
    }

    @Test
    void keepNoNumberThatCanBeRead() {
        send("+4915112345678", 1);
        assertThat(sql.sql("select number || ' ' || range from text_sending")
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{64} [0-9a-f]{64}");
    }

    @Test
    void countNothingThatTheProviderCertainlyDidNotTake() {
        answers(429, 20429);
        var provider = provider();
        for (int time = 0; time < 10; time++) {
            assertThat(provider.send("+4915112345678", "secret"))
                    .isEqualTo(new Delivery.Later(Remark.of(Situation.TEXT_LATER, 20429)));
        }
        answers(400, 21211);
        assertThat(provider.send("+4915112345678", "secret")).isInstanceOf(Delivery.Refused.class);
        assertThat(sql.sql("select count(*) from text_sending")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void countWhatTheProviderMayHaveTaken() {
        answers(503, 20503);
        var provider = provider();
        for (int time = 0; time < 6; time++) {
            assertThat(provider.send("+4915112345678", "secret")).isInstanceOf(Delivery.Unknown.class);
        }
        assertThat(provider.send("+4915112345678", "secret"))
                .isEqualTo(new Delivery.Later(Remark.of(Situation.TEXT_LIMIT_NUMBER)));
    }

    private static void answers(int status, int code) {
        String body = "{\"code\":%d,\"message\":\"no\",\"more_info\":\"\",\"status\":%d}".formatted(code, status);
        TWILIO.stubFor(post(anyUrl()).willReturn(jsonResponse(body, status)));
    }

    /** With the limits of production. */
    private SecretText provider() {
        var usual = new TextLimitProperties(6, 20, 500);
        return new TwilioSecretText(
                client, twilio, addresses, new TextLimits(usual, twilio, sql, Clock.fixed(now, ZoneOffset.UTC)));
    }

    private void send(String mobile, int times) {
        for (int time = 0; time < times; time++) {
            limits().sending(mobile);
        }
    }

    private TextLimits limits() {
        var twilio = new TwilioProperties(
                "AC0", "token", "+4915700000000", URI.create("http://127.0.0.1:9"), Duration.ZERO, Duration.ZERO);
        return new TextLimits(few, twilio, sql, Clock.fixed(now, ZoneOffset.UTC));
    }
}
