package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.ContactChange;
import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.WelcomeMail;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.NewAttributes;
import de.zugang.onboarding.order.Order;
import org.springframework.stereotype.Component;

/**
 * {@link Step#TELL_OLD_ADDRESS}: whoever has received keys so far hears of the change before it is in force. An address that
 * is dead for good holds up nothing, since that may be the very reason of the change.
 */
@Component
class TellOldAddress implements Work {

    private final WelcomeMail mail;
    private final Addressees addressees;
    private final Subject subject;
    private final ProvisioningProperties properties;

    TellOldAddress(WelcomeMail mail, Addressees addressees, Subject subject, ProvisioningProperties properties) {
        this.mail = mail;
        this.addressees = addressees;
        this.subject = subject;
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
        return switch (mail.send(letter(order, attributes))) {
            case Delivery.Accepted _ -> Result.done();
            case Delivery.Later(var why) -> new Result.Retry(why);
            case Delivery.Unknown(var why) -> new Result.Retry(why);
            case Delivery.Refused(var why) -> new Result.Done(() -> {}, why);
        };
    }

    private ContactChange letter(Order order, NewAttributes attributes) {
        var user = subject.user(order.id());
        Contact old = addressees.of(user).contact();
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
