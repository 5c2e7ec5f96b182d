package de.zugang.onboarding.notice;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Looks into the mailbox for e-mails that came back. A Message-ID of ours cannot be guessed, so nobody else can report one.
 * What is a bounce of ours is removed; the rest is marked as read and left to people.
 */
@Component
@ConditionalOnProperty("zugang.mail.bounces.mailbox")
class CollectBounces {

    private static final Logger log = LoggerFactory.getLogger(CollectBounces.class);

    private static final String TIME_OUT = "10000";
    private static final int AT_ONCE = 200;

    private final BounceProperties properties;
    private final EmailMessages messages;

    CollectBounces(BounceProperties properties, EmailMessages messages) {
        this.properties = properties;
        this.messages = messages;
    }

    void collect() {
        URI mailbox = properties.mailbox();
        if (mailbox == null) {
            return;
        }
        try (Store store = session(mailbox.getScheme()).getStore(mailbox.getScheme())) {
            store.connect(mailbox.getHost(), mailbox.getPort(), properties.user(), properties.password());
            String name = mailbox.getPath() == null ? "" : mailbox.getPath().replaceFirst("^/", "");
            try (Folder folder = store.getFolder(name.isEmpty() ? "INBOX" : name)) {
                folder.open(Folder.READ_WRITE);
                Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int number = 0; number < Math.min(unread.length, AT_ONCE); number++) {
                    take(unread[number]);
                }
            }
        } catch (MessagingException failed) {
            // the type only: a message of the server may quote the user
            log.warn(
                    "The mailbox of bounces cannot be read: {}",
                    failed.getClass().getSimpleName());
        }
    }

    private void take(Message message) throws MessagingException {
        boolean ours = read(message)
                .filter(bounce -> messages.bounced(bounce.messageId(), bounce.code()))
                .isPresent();
        message.setFlag(ours ? Flags.Flag.DELETED : Flags.Flag.SEEN, true);
    }

    /** Anybody may send anything here: what cannot be read is left to people as well. */
    private static Optional<Bounce> read(Message message) {
        try {
            return Bounce.read(message);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Session session(String protocol) {
        var settings = new Properties();
        settings.put("mail." + protocol + ".connectiontimeout", TIME_OUT);
        settings.put("mail." + protocol + ".timeout", TIME_OUT);
        settings.put("mail." + protocol + ".writetimeout", TIME_OUT);
        settings.put("mail.imaps.ssl.checkserveridentity", "true");
        return Session.getInstance(settings);
    }

    /** Makes the task known to the scheduler. */
    @Configuration
    @ConditionalOnProperty("zugang.mail.bounces.mailbox")
    static class Definition {

        @Bean
        Task<Void> collectBouncesJob(ObjectProvider<CollectBounces> collect, BounceProperties properties) {
            return Tasks.recurring("collect-bounces", FixedDelay.of(properties.every()))
                    .execute((_, _) -> collect.getObject().collect());
        }
    }
}
