package de.zugang.onboarding.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An e-mail that comes back. */
class BounceTests extends AfterSendingTest {

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
