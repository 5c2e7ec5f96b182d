package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.notice.Delivery;
import de.zugang.onboarding.notice.SecretText;
import de.zugang.onboarding.notice.TextMessages;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.Contacts;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link Step#TEXT_MESSAGE} and {@link Step#SECRET_TEXT}: reads the secret from Keycloak for each attempt and keeps it nowhere. That an attempt is
 * about to be made is noted before it is made, so whoever comes after a crash or a doubtful answer looks first.
 */
record SendText(
        Step step,
        SecretText texts,
        TextMessages messages,
        TechnicalClients clients,
        Contacts contacts,
        Addressees addressees,
        Subject subject,
        Journal journal,
        Clock clock)
        implements Work {

    @Override
    public Result perform(Attempt attempt) {
        String mobile = subject.order(attempt.run().order()).content().contact().mobile();
        TechnicalUser user = subject.user(attempt.run().order());
        if (!addressees.of(user).contact().mobile().equals(mobile)) {
            return new Result.Stop(Remark.of(Situation.CONTACT_CHANGED));
        }
        String secret = clients.secret(user.clientId());
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
        return Result.done(() -> {
            messages.accepted(sid, attempt.run().order().value());
            contacts.mobileProven(subject.user(attempt.run().order()).name());
        });
    }

    @Configuration
    static class Both {

        @Bean
        Work sendText(
                SecretText texts,
                TextMessages messages,
                TechnicalClients clients,
                Contacts contacts,
                Addressees addressees,
                Subject subject,
                Journal journal,
                Clock clock) {
            return new SendText(
                    Step.TEXT_MESSAGE, texts, messages, clients, contacts, addressees, subject, journal, clock);
        }

        @Bean
        Work sendNewSecret(
                SecretText texts,
                TextMessages messages,
                TechnicalClients clients,
                Contacts contacts,
                Addressees addressees,
                Subject subject,
                Journal journal,
                Clock clock) {
            return new SendText(
                    Step.SECRET_TEXT, texts, messages, clients, contacts, addressees, subject, journal, clock);
        }
    }
}
