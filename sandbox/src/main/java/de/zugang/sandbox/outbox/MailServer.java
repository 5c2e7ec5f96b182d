package de.zugang.sandbox.outbox;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** An SMTP server on 127.0.0.1 that takes mail for everybody and hands it to the outbox. */
final class MailServer implements AutoCloseable {

    private final GreenMail server;
    private final Messages messages;
    private final InstantSource clock;

    private MailServer(int port, Messages messages, InstantSource clock) {
        this.server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        this.messages = messages;
        this.clock = clock;
    }

    static MailServer start(int port, Messages messages, InstantSource clock) {
        QuietAboutMail.ensure();
        var mail = new MailServer(port, messages, clock);
        GreenMailUser everybody = mail.server.setUser("everybody@localhost", "unused");
        mail.server.getUserManager().setMessageDeliveryHandler((message, address) -> {
            mail.received(message.getMessage(), address.getEmail());
            return everybody;
        });
        mail.server.start();
        return mail;
    }

    private void received(MimeMessage message, String to) throws MessagingException {
        String subject = message.getSubject();
        String text = part(message, "text/plain");
        messages.add(OutboxMessage.email(
                to,
                subject == null ? "" : subject,
                text == null ? "" : text.replace("\r\n", "\n"),
                part(message, "text/html"),
                clock.instant()));
    }

    /** The first part of this type, however deep. */
    private static @Nullable String part(Part part, String type) throws MessagingException {
        try {
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = part(parts.getBodyPart(i), type);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
