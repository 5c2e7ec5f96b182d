package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.notice.NewKey;
import de.zugang.onboarding.notice.WelcomeMail;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.subscription.SubscriptionKey;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.Contacts;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link Step#KEY_MAIL}: as {@link SendMail}, for a key that takes another one's place. */
@Component
class SendKeyMail implements Work {

    private final WelcomeMail mail;
    private final Contacts contacts;
    private final Addressees addressees;
    private final EmailMessages messages;
    private final SubscriptionKeys keys;
    private final Subject subject;
    private final Journal journal;
    private final KeySeal seal;

    SendKeyMail(
            WelcomeMail mail,
            Contacts contacts,
            Addressees addressees,
            EmailMessages messages,
            SubscriptionKeys keys,
            Subject subject,
            Journal journal,
            KeySeal seal) {
        this.mail = mail;
        this.contacts = contacts;
        this.addressees = addressees;
        this.messages = messages;
        this.keys = keys;
        this.subject = subject;
        this.journal = journal;
        this.seal = seal;
    }

    @Override
    public Step step() {
        return Step.KEY_MAIL;
    }

    @Override
    public Result perform(Attempt attempt) {
        byte[] sealed = journal.entry(attempt.run(), step()).sealed();
        if (sealed == null) {
            return new Result.Stop(Remark.of(Situation.KEY_GONE));
        }
        if (hasMoved(attempt)) {
            return new Result.Stop(Remark.of(Situation.CONTACT_CHANGED));
        }
        return switch (mail.send(letter(attempt, seal.open(sealed, attempt.run())))) {
            case Delivery.Accepted(var messageId) ->
                Result.done(() -> {
                    messages.accepted(messageId, attempt.run().order().value());
                    contacts.emailProven(subject.user(attempt.run().order()).name());
                });
            case Delivery.Later(var why) -> new Result.Retry(why);
            case Delivery.Unknown(var why) -> new Result.Retry(why);
            case Delivery.Refused(var why) -> new Result.Stop(why);
        };
    }

    /** Nobody agreed to where the key would go. */
    private boolean hasMoved(Attempt attempt) {
        var order = subject.order(attempt.run().order());
        return !addressees
                .of(subject.user(order.id()))
                .contact()
                .email()
                .equals(order.content().contact().email());
    }

    private NewKey letter(Attempt attempt, String key) {
        var order = subject.order(attempt.run().order());
        String user = subject.user(order.id()).name().value();
        var contact = order.content().contact();
        Locale language = contact.language().locale();
        return new NewKey(
                "new-key-" + order.id(),
                contact.email(),
                language,
                order.content().company(),
                user,
                key,
                oldKeyUntil(user, language));
    }

    private @Nullable String oldKeyUntil(String user, Locale language) {
        return keys.of(user).stream()
                .map(SubscriptionKey::notAfter)
                .filter(Objects::nonNull)
                .findFirst()
                .map(until -> ShownTime.of(until, language))
                .orElse(null);
    }
}
