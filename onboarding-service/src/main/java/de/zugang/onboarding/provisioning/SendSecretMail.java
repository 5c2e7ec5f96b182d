package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.NewSecret;
import de.zugang.onboarding.notice.WelcomeMail;
import org.springframework.stereotype.Component;

/** {@link Step#SECRET_MAIL}: the client id; the secret itself never goes this way. */
@Component
class SendSecretMail implements Work {

    private final WelcomeMail mail;
    private final Addressees addressees;
    private final Subject subject;

    SendSecretMail(WelcomeMail mail, Addressees addressees, Subject subject) {
        this.mail = mail;
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
            case Delivery.Accepted _ -> Result.done();
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
