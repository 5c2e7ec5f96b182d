package de.zugang.onboarding.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.twilio.http.TwilioRestClient;
import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.address.PublicAddresses;
import de.zugang.onboarding.order.OrderForm;
import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What becomes of messages once they were taken, and how many are sent at all. */
@OnboardingTest
@Import(AfterSendingTests.Standstill.class)
class AfterSendingTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final WireMockServer TWILIO = new WireMockServer(options().dynamicPort());
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private static final String USER = "bounces@platform.example";

    /** Nobody else asks or looks while a test does. */
    @TestConfiguration
    static class Standstill {

        @Bean
        DbSchedulerStarter nobodyStarts() {
            return () -> {};
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        TWILIO.start();
        MAIL.start();
        MAIL.setUser(USER, USER, "for-tests");
        properties.add("zugang.sms.twilio.base-url", TWILIO::baseUrl);
        properties.add(
                "zugang.mail.bounces.mailbox",
                () -> "imap://127.0.0.1:" + MAIL.getImap().getPort() + "/INBOX");
        properties.add("zugang.mail.bounces.user", () -> USER);
        properties.add("zugang.mail.bounces.password", () -> "for-tests");
    }

    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlaceOrder place;

    @Autowired
    private TextMessages texts;

    @Autowired
    private EmailMessages emails;

    @Nested
    class TextWithoutReport {

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

    @Nested
    class EmailThatComesBack {

        @Autowired
        private CollectBounces collect;

        @Test
        void isNotedWithItsReasonAndTheBounceRemoved() throws Exception {
            UUID order = order();
            String messageId = "<welcome-" + order + "@platform.example>";
            emails.accepted(messageId, order);
            arrives(bounce(messageId, "failed", "5.1.1"));

            collect.collect();

            assertThat(emails.of(order))
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.bounced()).isEqualTo("5.1.1"));
            assertThat(subjects()).doesNotContain("Undelivered " + messageId);
        }

        @Test
        void isNotMeantByADelayNorByAMessageOfAnotherNorByAnythingElse() throws Exception {
            UUID order = order();
            String messageId = "<welcome-" + order + "@platform.example>";
            emails.accepted(messageId, order);
            arrives(bounce(messageId, "delayed", "4.4.1"));
            arrives(bounce("<welcome-" + UUID.randomUUID() + "@platform.example>", "failed", "5.1.1"));
            arrives("From: a@b.example\r\nSubject: Holiday\r\nMessage-ID: <x@b.example>\r\n\r\nAway until Monday\r\n");

            collect.collect();
            collect.collect();

            assertThat(emails.of(order))
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.bounced()).isNull());
            assertThat(subjects()).contains("Holiday");
        }

        /** The part with the status ends in the middle of its encoding. */
        @Test
        void isSeenAlsoBehindOneThatNobodyCanRead() throws Exception {
            UUID order = order();
            String messageId = "<welcome-" + order + "@platform.example>";
            emails.accepted(messageId, order);
            String broken = "<broken-" + order + "@platform.example>";
            arrives(bounce(broken, "failed", "5.1.1")
                    .replace(
                            "message/delivery-status\r\n",
                            "message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n")
                    .replaceFirst("(?s)Reporting-MTA.*Status: 5.1.1", "QWN0a"));
            arrives(bounce(messageId, "failed", "5.1.1"));

            collect.collect();

            assertThat(emails.of(order))
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.bounced()).isEqualTo("5.1.1"));
            assertThat(seen()).contains("Undelivered " + broken).doesNotContain("Undelivered " + messageId);
        }

        private static void arrives(String raw) throws Exception {
            var message = new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
            MAIL.getUserManager().getUser(USER).deliver(message);
        }

        private static List<String> subjects() throws Exception {
            return subjects(_ -> true);
        }

        private static List<String> seen() throws Exception {
            return subjects(message -> message.getFlags().contains(Flags.Flag.SEEN));
        }

        private static List<String> subjects(Predicate<StoredMessage> which) throws Exception {
            var inbox = MAIL.getManagers()
                    .getImapHostManager()
                    .getInbox(MAIL.getUserManager().getUser(USER));
            return inbox.getMessages().stream()
                    .filter(which)
                    .map(stored -> {
                        try {
                            return String.valueOf(stored.getMimeMessage().getSubject());
                        } catch (jakarta.mail.MessagingException unreadable) {
                            throw new IllegalStateException(unreadable);
                        }
                    })
                    .toList();
        }

        /** As RFC 3464 has it. */
        private static String bounce(String messageId, String action, String status) {
            return """
                    From: MAILER-DAEMON@mx.muster.example
                    To: bounces@platform.example
                    Subject: Undelivered %s
                    MIME-Version: 1.0
                    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                    --b
                    Content-Type: text/plain

                    Your message could not be delivered.

                    --b
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; mx.muster.example

                    Final-Recipient: rfc822; it@muster.example
                    Action: %s
                    Status: %s

                    --b
                    Content-Type: text/rfc822-headers

                    From: zugang@platform.example
                    Message-ID: %s

                    --b--
                    """.formatted(messageId, action, status, messageId).replace("\n", "\r\n");
        }
    }

    @Nested
    class Limits {

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

    private UUID order() {
        var form = new OrderForm(
                "Muster Hausverwaltung GmbH",
                "0000123456",
                List.of(),
                "it@muster.example",
                "+4915123456789",
                "de",
                false,
                List.of(),
                null);
        var anna = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE));
        if (place.place(form, anna) instanceof PlaceOrder.Outcome.Placed(var order)) {
            return order.id().value();
        }
        throw new AssertionError("the order was refused");
    }
}
