package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.SecretText;
import de.zugang.onboarding.notice.TextMessages;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * {@link Step#TEXT_MESSAGE}: reads the secret from Keycloak for each attempt and keeps it nowhere. That an attempt is
 * about to be made is noted before it is made, so whoever comes after a crash or a doubtful answer looks first.
 */
@Component
class SendText implements Work {

    private final SecretText texts;
    private final TextMessages messages;
    private final TechnicalClients clients;
    private final Subject subject;
    private final Journal journal;
    private final Clock clock;

    SendText(
            SecretText texts,
            TextMessages messages,
            TechnicalClients clients,
            Subject subject,
            Journal journal,
            Clock clock) {
        this.texts = texts;
        this.messages = messages;
        this.clients = clients;
        this.subject = subject;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.TEXT_MESSAGE;
    }

    @Override
    public Result perform(Attempt attempt) {
        String mobile = subject.order(attempt.run().order()).content().contact().mobile();
        String secret = clients.secret(subject.user(attempt.run().order()).clientId());
        String triedSince = journal.entry(attempt.run(), step()).note();
        if (triedSince != null) {
            switch (texts.find(mobile, secret, Instant.parse(triedSince))) {
                case Delivery.Accepted(var sid) -> {
                    return accepted(attempt, sid);
                }
                case Delivery.Later _ -> {} // it never got there: send
                case Delivery.Unknown(var why) -> {
                    return new Result.Retry(why);
                }
                case Delivery.Refused(var why) -> {
                    return new Result.Stop(why);
                }
            }
        } else {
            journal.note(attempt.run(), step(), clock.instant().toString());
        }
        return send(attempt, mobile, secret);
    }

    private Result send(Attempt attempt, String mobile, String secret) {
        return switch (texts.send(mobile, secret)) {
            case Delivery.Accepted(var sid) -> accepted(attempt, sid);
            case Delivery.Later(var why) -> new Result.Retry(why);
            case Delivery.Unknown(var why) -> new Result.Retry(why);
            case Delivery.Refused(var why) -> new Result.Stop(why);
        };
    }

    private Result accepted(Attempt attempt, String sid) {
        return Result.done(() -> messages.accepted(sid, attempt.run().order().value()));
    }
}
