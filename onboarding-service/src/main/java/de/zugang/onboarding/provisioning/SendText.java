package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.SecretText;
import de.zugang.onboarding.notice.TextMessages;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.Contacts;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sends the secret of an order: reads it from Keycloak for each attempt and keeps it nowhere. That an attempt is about to be made is
 * noted before it is made, so whoever comes after a crash or a doubtful answer looks first. Where secrets are fetched at a page, the
 * link leaves before that note, and the code for it takes the secret's place.
 */
@Component
class SendText {

    private final SecretText texts;
    private final TextMessages messages;
    private final TechnicalClients clients;
    private final SendLink link;
    private final Contacts contacts;
    private final Addressees addressees;
    private final Subject subject;
    private final Journal journal;
    private final Clock clock;

    SendText(
            SecretText texts,
            TextMessages messages,
            TechnicalClients clients,
            SendLink link,
            Contacts contacts,
            Addressees addressees,
            Subject subject,
            Journal journal,
            Clock clock) {
        this.texts = texts;
        this.messages = messages;
        this.clients = clients;
        this.link = link;
        this.contacts = contacts;
        this.addressees = addressees;
        this.subject = subject;
        this.journal = journal;
        this.clock = clock;
    }

    Work.Result perform(Work.Attempt attempt, Step step) {
        OrderId order = attempt.run().order();
        String mobile = subject.order(order).content().contact().mobile();
        TechnicalUser user = subject.user(order);
        if (!addressees.of(user).contact().mobile().equals(mobile)) {
            return new Work.Result.Stop(Remark.of(Situation.CONTACT_CHANGED));
        }
        String triedSince = journal.entry(attempt.run(), step).note();
        if (triedSince == null) {
            Optional<Work.Result> halted = link.send(order, user);
            if (halted.isPresent()) {
                return halted.get();
            }
        }
        boolean byLink = triedSince != null || link.isOffered();
        String body = (byLink ? link.code(order, user) : Optional.<String>empty())
                .orElseGet(() -> clients.secret(user.clientId()));
        if (triedSince == null) {
            journal.note(attempt.run(), step, clock.instant().toString());
            return send(attempt, mobile, body);
        }
        return switch (texts.find(mobile, body, Instant.parse(triedSince))) {
            case Delivery.Accepted(var sid) -> accepted(attempt, sid);
            case Delivery.Later _ -> send(attempt, mobile, body); // it never got there
            case Delivery.Unknown(var why) -> new Work.Result.Retry(why);
            case Delivery.Refused(var why) -> new Work.Result.Stop(why);
        };
    }

    private Work.Result send(Work.Attempt attempt, String mobile, String body) {
        return switch (texts.send(mobile, body)) {
            case Delivery.Accepted(var sid) -> accepted(attempt, sid);
            case Delivery.Later(var why) -> new Work.Result.Retry(why);
            case Delivery.Unknown(var why) -> new Work.Result.Retry(why);
            case Delivery.Refused(var why) -> new Work.Result.Stop(why);
        };
    }

    private Work.Result accepted(Work.Attempt attempt, String sid) {
        return Work.Result.done(() -> {
            messages.accepted(sid, attempt.run().order().value());
            contacts.mobileProven(subject.user(attempt.run().order()).name());
        });
    }
}
