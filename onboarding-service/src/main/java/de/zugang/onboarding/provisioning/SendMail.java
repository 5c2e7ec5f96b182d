package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.notice.Welcome;
import de.zugang.onboarding.notice.WelcomeMail;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import org.springframework.stereotype.Component;

/**
 * {@link Step#E_MAIL}: opens the sealed key for this one e-mail; recording the step erases it. A crash between the two
 * sends the same e-mail once more, under the same Message-ID.
 */
@Component
class SendMail implements Work {

    private final WelcomeMail mail;
    private final EmailMessages messages;
    private final Subject subject;
    private final Journal journal;
    private final KeySeal seal;

    SendMail(WelcomeMail mail, EmailMessages messages, Subject subject, Journal journal, KeySeal seal) {
        this.mail = mail;
        this.messages = messages;
        this.subject = subject;
        this.journal = journal;
        this.seal = seal;
    }

    @Override
    public Step step() {
        return Step.E_MAIL;
    }

    @Override
    public Result perform(Attempt attempt) {
        byte[] sealed = journal.entry(attempt.run(), step()).sealed();
        if (sealed == null) {
            return new Result.Stop(Remark.of(Situation.KEY_GONE));
        }
        Order order = subject.order(attempt.run().order());
        if (order.state() != Order.State.APPROVED) {
            return new Result.Dropped(); // edited or withdrawn since this step began
        }
        return switch (mail.send(welcome(order, seal.open(sealed, attempt.run())))) {
            case Delivery.Accepted(var messageId) ->
                Result.done(
                        () -> messages.accepted(messageId, attempt.run().order().value()));
            case Delivery.Later(var why) -> new Result.Retry(why);
            case Delivery.Unknown(var why) -> new Result.Retry(why);
            case Delivery.Refused(var why) -> new Result.Stop(why);
        };
    }

    private Welcome welcome(Order order, String key) {
        var user = subject.user(order.id());
        var contact = order.content().contact();
        return new Welcome(
                "welcome-" + order.id(),
                contact.email(),
                contact.language().locale(),
                user.company(),
                user.name().value(),
                user.clientId(),
                key);
    }
}
