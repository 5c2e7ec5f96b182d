package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.notice.SecretExpiry;
import de.zugang.onboarding.notice.WelcomeMail;
import de.zugang.onboarding.order.Order;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * {@link Step#EXPIRY_MAIL}: fixes when the secret ends, and says so. It ends a whole notice after this at the earliest, however late the
 * e-mail leaves. An address that is dead for good holds up nothing: whoever cannot be told does not use the secret either.
 */
@Component
class SendExpiryMail implements Work {

    private final WelcomeMail mail;
    private final EmailMessages messages;
    private final Addressees addressees;
    private final Subject subject;
    private final Journal journal;
    private final ProvisioningProperties properties;
    private final Clock clock;

    SendExpiryMail(
            WelcomeMail mail,
            EmailMessages messages,
            Addressees addressees,
            Subject subject,
            Journal journal,
            ProvisioningProperties properties,
            Clock clock) {
        this.mail = mail;
        this.messages = messages;
        this.addressees = addressees;
        this.subject = subject;
        this.journal = journal;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.EXPIRY_MAIL;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        if (order.state() != Order.State.APPROVED) {
            return new Result.Dropped();
        }
        // the next full day, so that the day in the letter is true
        Instant end = clock.instant()
                .plus(properties.unusedNotice())
                .truncatedTo(ChronoUnit.DAYS)
                .plus(1, ChronoUnit.DAYS);
        return switch (mail.send(letter(order, end))) {
            case Delivery.Accepted(var messageId) ->
                Result.done(() -> {
                    messages.accepted(messageId, order.id().value());
                    journal.note(attempt.run(), Step.AWAIT_USE, end.toString());
                });
            case Delivery.Later(var why) -> new Result.Retry(why);
            case Delivery.Unknown(var why) -> new Result.Retry(why);
            case Delivery.Refused(var why) ->
                new Result.Done(() -> journal.note(attempt.run(), Step.AWAIT_USE, end.toString()), why);
        };
    }

    private SecretExpiry letter(Order order, Instant end) {
        var user = subject.user(order.id());
        var contact = addressees.of(user).contact();
        var language = contact.language().locale();
        return new SecretExpiry(
                "secret-expiry-" + order.id(),
                contact.email(),
                language,
                user.company(),
                user.name().value(),
                user.clientId(),
                ShownTime.of(end, language));
    }
}
