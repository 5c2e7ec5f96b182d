package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.SecretText;
import de.zugang.onboarding.notice.TextMessages;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.Language;
import de.zugang.onboarding.order.Order;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** {@link Step#TELL_OLD_NUMBER}: as {@link TellOldAddress}, by text message; as with the secret, doubt is looked into first. */
@Component
class TellOldNumber implements Work {

    /** One segment each; no name, no number, no secret. */
    private static final String GERMAN =
            "Zugang: Ihre Kontaktdaten fuer den API-Zugang werden geaendert. Waren Sie das nicht? Rufen Sie bitte gleich den Kundenservice an.";

    private static final String ENGLISH =
            "Zugang: the contact details of your API access are being changed. Was that not you? Please call customer service at once.";

    private final SecretText texts;
    private final TextMessages messages;
    private final Addressees addressees;
    private final Subject subject;
    private final Journal journal;
    private final Clock clock;

    TellOldNumber(
            SecretText texts,
            TextMessages messages,
            Addressees addressees,
            Subject subject,
            Journal journal,
            Clock clock) {
        this.texts = texts;
        this.messages = messages;
        this.addressees = addressees;
        this.subject = subject;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.TELL_OLD_NUMBER;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        if (order.state() != Order.State.APPROVED) {
            return new Result.Dropped();
        }
        if (!ApplyAttributes.attributes(order).movesContact()) {
            return Result.done();
        }
        Contact old = addressees.of(subject.user(order.id())).contact();
        String text = old.language() == Language.DE ? GERMAN : ENGLISH;
        String triedSince = journal.entry(attempt.run(), step()).note();
        if (triedSince == null) {
            journal.note(attempt.run(), step(), clock.instant().toString());
            return result(attempt, texts.sendNotice(old.mobile(), text));
        }
        Delivery found = texts.find(old.mobile(), text, Instant.parse(triedSince));
        boolean neverGotThere = found instanceof Delivery.Later;
        return result(attempt, neverGotThere ? texts.sendNotice(old.mobile(), text) : found);
    }

    private Result result(Attempt attempt, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted(var sid) ->
                Result.done(() -> messages.accepted(sid, attempt.run().order().value()));
            case Delivery.Later(var why) -> new Result.Retry(why);
            case Delivery.Unknown(var why) -> new Result.Retry(why);
            case Delivery.Refused(var why) -> new Result.Done(() -> {}, why);
        };
    }
}
