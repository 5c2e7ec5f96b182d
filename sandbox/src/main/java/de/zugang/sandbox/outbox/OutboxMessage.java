package de.zugang.sandbox.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody received; other tools read this as JSON.
 *
 * @param subject of an e-mail
 * @param html the HTML part of an e-mail, if it has one
 * @param at when it came in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutboxMessage(
        Channel channel,
        String to,
        @Nullable String subject,
        String text,
        @Nullable String html,
        Instant at) {

    /** Named in JSON as Twilio and people do, in lower case. */
    public enum Channel {
        @com.fasterxml.jackson.annotation.JsonProperty("email")
        EMAIL,
        @com.fasterxml.jackson.annotation.JsonProperty("sms")
        SMS
    }

    static OutboxMessage email(String to, String subject, String text, @Nullable String html, Instant at) {
        return new OutboxMessage(Channel.EMAIL, to, subject, text, html, at);
    }

    static OutboxMessage sms(String to, String text, Instant at) {
        return new OutboxMessage(Channel.SMS, to, null, text, null, at);
    }
}
