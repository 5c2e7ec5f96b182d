package de.zugang.onboarding.notice;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.address.PublicAddresses;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class WelcomeMailTests {

    private static final PublicAddresses ADDRESSES = new PublicAddresses(
            URI.create("https://api.platform.example"),
            URI.create("https://login.platform.example/token"),
            URI.create("https://desk.platform.example"),
            URI.create("https://portal.platform.example"),
            URI.create("https://callback.platform.example"));

    private final List<MimeMessage> sent = new ArrayList<>();
    private final WelcomeMail mail = new WelcomeMail(
            new Collecting(sent),
            new MailText(ADDRESSES),
            new MailProperties("zugang@platform.example", "Zugang", "bounces@platform.example"),
            Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "de, Ihr API-Zugang: technischer Benutzer tu-muster-7f3k, Guten Tag",
        "en, Your API access: technical user tu-muster-7f3k, Hello"
    })
    void writesInTheLanguageOfTheOrder(String language, String subject, String greeting) throws Exception {
        mail.send(welcome(language, "Muster GmbH"));
        var message = sent.getFirst();
        assertThat(message.getSubject()).isEqualTo(subject);
        assertThat(message.getHeader("Content-Language")).containsExactly(language);
        assertThat(part(message, 0)).startsWith(greeting);
        assertThat(part(message, 1)).contains("<html", "lang=\"" + language + "\"", greeting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void saysEverythingButTheSecretInBothForms(String language) throws Exception {
        mail.send(welcome(language, "Muster GmbH"));
        for (int form = 0; form < 2; form++) {
            assertThat(part(sent.getFirst(), form))
                    .contains(
                            "tu-muster-7f3k",
                            "zgc-2b0f6f2ac3d94c1f",
                            "zgk_example",
                            "https://login.platform.example/token",
                            "grant_type=client_credentials",
                            "Authorization: Bearer",
                            "Ocp-Apim-Subscription-Key: zgk_example",
                            "-u 'zgc-2b0f6f2ac3d94c1f:",
                            "https://api.platform.example/arge/on-site-roles/v1/billingunits/",
                            "\"change\": \"INSERT\"",
                            "https://portal.platform.example")
                    .doesNotContain("${", "[[", "[(", " th:", "xmlns");
        }
    }

    @Test
    void letsNoCompanyNameBecomeMarkup() throws Exception {
        mail.send(welcome("de", "<b>Muster</b> & \"Söhne\""));
        assertThat(part(sent.getFirst(), 1)).contains("&lt;b&gt;Muster").doesNotContain("<b>Muster");
        assertThat(part(sent.getFirst(), 0)).contains("<b>Muster</b> & \"Söhne\"");
    }

    @Test
    void keepsTheMessageIdOverAttempts() throws Exception {
        var first = mail.send(welcome("de", "Muster GmbH"));
        assertThat(mail.send(welcome("de", "Muster GmbH"))).isEqualTo(first);
        assertThat(sent).extracting(MimeMessage::getMessageID).containsOnly("<welcome-4711@platform.example>");
    }

    /** A relay that signs (DKIM) must not have to encode anything anew, and signs for our domain only. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void isReadyToBeSigned(String language) throws Exception {
        mail.send(welcome(language, "Größe & Söhne GmbH"));
        var message = (SMTPMessage) sent.getFirst();
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        assertThat(raw.toString(StandardCharsets.ISO_8859_1).lines())
                .allMatch(line -> line.length() <= 998)
                .allMatch(line -> line.chars().allMatch(character -> character < 127));
        assertThat(raw.size()).isLessThan(100_000);
        assertThat(message.getEnvelopeFrom()).isEqualTo("bounces@platform.example");
        assertThat(message.getFrom()[0].toString()).endsWith("@platform.example>");
        assertThat(message.getSentDate()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"450, true", "550, false"})
    void triesAgainLaterUnlessTheServerRefusesForGood(int code, boolean later) throws Exception {
        var refused = new SMTPAddressFailedException(
                new InternetAddress("it@muster.example"), "RCPT", code, "it@muster.example");
        var delivery = refusing(new MailSendException(Map.of("message", refused)));
        assertThat(delivery instanceof Delivery.Later).isEqualTo(later);
        assertThat(delivery.toString()).contains(String.valueOf(code)).doesNotContain("it@muster");
    }

    private static Delivery refusing(MailException failure) {
        return SmtpTrouble.delivery(failure);
    }

    private static Welcome welcome(String language, String company) {
        return new Welcome(
                "welcome-4711",
                "it@muster.example",
                Locale.of(language),
                company,
                "tu-muster-7f3k",
                "zgc-2b0f6f2ac3d94c1f",
                "zgk_example");
    }

    /** 0 is the text, 1 the HTML. */
    private static String part(MimeMessage message, int index) throws Exception {
        Object content = message.getContent();
        while (content instanceof MimeMultipart several
                && !several.getContentType().startsWith("multipart/alternative")) {
            content = several.getBodyPart(0).getContent();
        }
        return (String) ((MimeMultipart) content).getBodyPart(index).getContent();
    }

    private static final class Collecting extends JavaMailSenderImpl {

        private final List<MimeMessage> sent;

        Collecting(List<MimeMessage> sent) {
            this.sent = sent;
        }

        @Override
        public MimeMessage createMimeMessage() {
            return new MimeMessage(Session.getInstance(new Properties()));
        }

        @Override
        public void send(MimeMessage message) {
            try {
                message.saveChanges();
                sent.add(message);
            } catch (MessagingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
