package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.notice.SecretLink;
import de.zugang.onboarding.notice.WelcomeMail;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.pickup.Pickups;
import de.zugang.onboarding.provisioning.Work.Result;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends the link to the page of a secret, where secrets go that way; again, it is the same link under the same Message-ID. */
@Component
class SendLink {

    private final Pickups pickups;
    private final WelcomeMail mail;
    private final EmailMessages messages;
    private final Addressees addressees;

    SendLink(Pickups pickups, WelcomeMail mail, EmailMessages messages, Addressees addressees) {
        this.pickups = pickups;
        this.mail = mail;
        this.messages = messages;
        this.addressees = addressees;
    }

    boolean isOffered() {
        return pickups.areOffered();
    }

    /** Empty if the code may follow, or if no link is wanted. */
    Optional<Result> send(OrderId order, TechnicalUser user) {
        if (!isOffered()) {
            return Optional.empty();
        }
        return switch (mail.send(letter(order, user))) {
            case Delivery.Accepted(var messageId) -> {
                messages.accepted(messageId, order.value());
                yield Optional.empty();
            }
            case Delivery.Later(var why) -> Optional.of(new Result.Retry(why));
            case Delivery.Unknown(var why) -> Optional.of(new Result.Retry(why));
            case Delivery.Refused(var why) -> Optional.of(new Result.Stop(why));
        };
    }

    /** What goes by text message in the place of the secret, if a link has left. */
    Optional<String> code(OrderId order, TechnicalUser user) {
        return pickups.code(order.value(), user.clientId());
    }

    private SecretLink letter(OrderId order, TechnicalUser user) {
        var contact = addressees.of(user).contact();
        Locale language = contact.language().locale();
        var sent = pickups.open(order.value(), user.name().value(), user.clientId(), language);
        return new SecretLink(
                "secret-link-" + order,
                contact.email(),
                language,
                user.company(),
                user.name().value(),
                sent.link(),
                ShownTime.of(sent.until(), language));
    }
}
