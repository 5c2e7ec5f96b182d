package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.notice.NewSecret;
import de.zugang.onboarding.notice.WelcomeMail;
import org.springframework.stereotype.Component;

/** {@link Step#SECRET_MAIL}: the client id; the secret itself never goes this way. */
@Component
class SendSecretMail implements Work {

    private final WelcomeMail mail;
    private final EmailMessages messages;
    private final Addressees addressees;
    private final Subject subject;

    SendSecretMail(WelcomeMail mail, EmailMessages messages, Addressees addressees, Subject subject) {
        this.mail = mail;
        this.messages = messages;
        this.addressees = addressees;
        this.subject = subject;
    }

    @Override
    public Step step() {
        return Step.SECRET_MAIL;
    }

    @Override
    public Result perform(Attempt attempt) {
        return switch (mail.send(letter(attempt))) {
            case Delivery.Accepted(var messageId) ->
                Result.done(
                        () -> messages.accepted(messageId, attempt.run().order().value()));
            case Delivery.Later(var why) -> new Result.Retry(why);
            case Delivery.Unknown(var why) -> new Result.Retry(why);
            case Delivery.Refused(var why) -> new Result.Stop(why);
        };
    }

    private NewSecret letter(Attempt attempt) {
        var order = attempt.run().order();
        var user = subject.user(order);
        var contact = addressees.of(user).contact();
        var former = user.formerClient();
        return new NewSecret(
                "new-secret-" + order,
                contact.email(),
                contact.language().locale(),
                user.company(),
                user.name().value(),
                user.clientId(),
                former == null
                        ? null
                        : ShownTime.of(former.notAfter(), contact.language().locale()));
    }
}
