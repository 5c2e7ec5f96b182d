package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.ContactChange;
import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.notice.WelcomeMail;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.NewAttributes;
import de.zugang.onboarding.order.Order;
import org.springframework.stereotype.Component;

/**
 * {@link Step#TELL_OLD_ADDRESS}: whoever has received keys so far hears of the change before it is in force. An address that
 * is dead for good holds up nothing, since that may be the very reason of the change. The step's note is the address, shortened: the
 * order has the new one.
 */
@Component
class TellOldAddress implements Work {

    private final WelcomeMail mail;
    private final EmailMessages messages;
    private final Addressees addressees;
    private final Subject subject;
    private final Journal journal;
    private final ProvisioningProperties properties;

    TellOldAddress(
            WelcomeMail mail,
            EmailMessages messages,
            Addressees addressees,
            Subject subject,
            Journal journal,
            ProvisioningProperties properties) {
        this.mail = mail;
        this.messages = messages;
        this.addressees = addressees;
        this.subject = subject;
        this.journal = journal;
        this.properties = properties;
    }

    @Override
    public Step step() {
        return Step.TELL_OLD_ADDRESS;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        if (order.state() != Order.State.APPROVED) {
            return new Result.Dropped();
        }
        NewAttributes attributes = ApplyAttributes.attributes(order);
        if (!attributes.movesContact()) {
            return Result.done();
        }
        Contact old = addressees.of(subject.user(order.id())).contact();
        return switch (mail.send(letter(order, attributes, old))) {
            case Delivery.Accepted(var messageId) ->
                Result.done(() -> {
                    messages.accepted(messageId, order.id().value());
                    journal.note(attempt.run(), step(), old.maskedEmail());
                });
            case Delivery.Later(var why) -> new Result.Retry(why);
            case Delivery.Unknown(var why) -> new Result.Retry(why);
            case Delivery.Refused(var why) -> new Result.Done(() -> {}, why);
        };
    }

    private ContactChange letter(Order order, NewAttributes attributes, Contact old) {
        var user = subject.user(order.id());
        return new ContactChange(
                "contact-change-" + order.id(),
                old.email(),
                old.language().locale(),
                user.company(),
                user.name().value(),
                attributes.email() != null,
                attributes.mobile() != null,
                properties.contactWaiting().toHours());
    }
}
