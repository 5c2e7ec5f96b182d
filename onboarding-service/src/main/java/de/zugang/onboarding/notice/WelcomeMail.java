package de.zugang.onboarding.notice;

import de.zugang.onboarding.notice.MailText.Rendered;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends e-mails to whoever holds the credentials, as text and as HTML. */
@Component
public class WelcomeMail {

    private final JavaMailSender sender;
    private final MailText text;
    private final MailProperties properties;
    private final Clock clock;

    WelcomeMail(JavaMailSender sender, MailText text, MailProperties properties, Clock clock) {
        this.clock = clock;
        this.sender = sender;
        this.text = text;
        this.properties = properties;
    }

    /** Never {@link Delivery.Unknown}: a doubled e-mail does no harm, so doubt means another try. */
    public Delivery send(Welcome welcome) {
        return send(welcome.reference(), welcome.to(), welcome.language(), text.render(welcome));
    }

    /** As {@link #send(Welcome)}. */
    public Delivery send(NewKey newKey) {
        return send(newKey.reference(), newKey.to(), newKey.language(), text.render(newKey));
    }

    /** As {@link #send(Welcome)}. */
    public Delivery send(NewSecret secret) {
        return send(secret.reference(), secret.to(), secret.language(), text.render(secret));
    }

    /** As {@link #send(Welcome)}. */
    public Delivery send(ContactChange change) {
        return send(change.reference(), change.to(), change.language(), text.render(change));
    }

    /** As {@link #send(Welcome)}. */
    public Delivery send(SecretExpiry expiry) {
        return send(expiry.reference(), expiry.to(), expiry.language(), text.render(expiry));
    }

    /** As {@link #send(Welcome)}. */
    public Delivery send(SecretLink link) {
        return send(link.reference(), link.to(), link.language(), text.render(link));
    }

    private Delivery send(String reference, String to, Locale language, Rendered rendered) {
        String messageId = "<" + reference + "@" + properties.domain() + ">";
        try {
            sender.send(message(to, language, rendered, messageId));
            return new Delivery.Accepted(messageId);
        } catch (MailException failed) {
            return SmtpTrouble.delivery(failed);
        } catch (MessagingException | UnsupportedEncodingException impossible) {
            throw new IllegalStateException("the e-mail could not be composed", impossible);
        }
    }

    private MimeMessage message(String to, Locale language, Rendered rendered, String messageId)
            throws MessagingException, UnsupportedEncodingException {
        var message = new WithMessageId(sender.createMimeMessage(), messageId);
        var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(properties.from(), properties.name(), StandardCharsets.UTF_8.name()));
        helper.setTo(to);
        helper.setSentDate(Date.from(clock.instant()));
        helper.setSubject(rendered.subject());
        helper.setText(rendered.text(), rendered.html());
        message.setHeader("Content-Language", language.getLanguage());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (properties.returnPath() != null) {
            message.setEnvelopeFrom(properties.returnPath());
        }
        return message;
    }

    /** Jakarta Mail writes a Message-ID of its own whenever a message is saved; this one keeps ours. */
    private static final class WithMessageId extends SMTPMessage {

        private final String messageId;

        WithMessageId(MimeMessage blank, String messageId) {
            super(blank.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
