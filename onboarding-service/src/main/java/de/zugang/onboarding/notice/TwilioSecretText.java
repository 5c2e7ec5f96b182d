package de.zugang.onboarding.notice;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import de.zugang.onboarding.address.PublicAddresses;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Text messages through Twilio. */
@Component
class TwilioSecretText implements SecretText {

    /** Characters that take one place each in the GSM 7-bit alphabet, at most one segment of them. */
    private static final Pattern ONE_SEGMENT = Pattern.compile("[A-Za-z0-9_.,:;!?+*/=()<>&%#@$-]{1,160}");

    /** Besides blanks. */
    private static final Pattern NOTICE = Pattern.compile("[A-Za-z0-9_.,:;!?+*/=()<>&%#@$ -]{1,160}");

    /** Our clock and theirs may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final TwilioRestClient twilio;
    private final TwilioProperties properties;
    private final PublicAddresses addresses;
    private final TextLimits limits;

    TwilioSecretText(
            TwilioRestClient twilio, TwilioProperties properties, PublicAddresses addresses, TextLimits limits) {
        this.twilio = twilio;
        this.properties = properties;
        this.addresses = addresses;
        this.limits = limits;
    }

    @Override
    public Delivery send(String mobile, String secret) {
        return ONE_SEGMENT.matcher(secret).matches()
                ? sendOnce(mobile, secret)
                : new Delivery.Refused(Remark.of(Situation.SECRET_TOO_LONG));
    }

    @Override
    public Delivery sendNotice(String mobile, String notice) {
        if (!NOTICE.matcher(notice).matches()) {
            throw new IllegalArgumentException("notice: more than one segment (expected: 160 characters of GSM-7)");
        }
        return sendOnce(mobile, notice);
    }

    private Delivery sendOnce(String mobile, String body) {
        var exceeded = limits.exceeded(mobile);
        if (exceeded.isPresent()) {
            return new Delivery.Later(exceeded.get());
        }
        long sending = limits.sending(mobile);
        Delivery delivery = handOver(mobile, body);
        if (delivery instanceof Delivery.Later || delivery instanceof Delivery.Refused) {
            limits.notSent(sending);
        }
        return delivery;
    }

    /** {@link Delivery.Unknown} whenever it may have been taken. */
    private Delivery handOver(String mobile, String body) {
        try {
            var message = Message.creator(new PhoneNumber(mobile), new PhoneNumber(properties.from()), body)
                    .setStatusCallback(addresses.textStatusCallback())
                    .create(twilio);
            return new Delivery.Accepted(message.getSid());
        } catch (ApiConnectionException lost) {
            return new Delivery.Unknown(Remark.of(Situation.TEXT_UNANSWERED));
        } catch (ApiException refused) {
            return TwilioTrouble.delivery(refused);
        } catch (TwilioException other) {
            return new Delivery.Unknown(Remark.of(Situation.TEXT_UNREADABLE));
        }
    }

    @Override
    public Delivery find(String mobile, String secret, Instant since) {
        try {
            // Not filtered by the day of sending: a message that is still queued has none.
            for (Message message : Message.reader()
                    .setTo(new PhoneNumber(mobile))
                    .setFrom(new PhoneNumber(properties.from()))
                    .read(twilio)) {
                if (isOlder(message, since)) {
                    break; // newest first
                }
                if (secret.equals(message.getBody()) && !isLost(message)) {
                    return new Delivery.Accepted(message.getSid());
                }
            }
            return new Delivery.Later(Remark.of(Situation.TEXT_NOT_TAKEN));
        } catch (TwilioException unavailable) {
            return new Delivery.Unknown(Remark.of(Situation.TEXT_UNASKED));
        }
    }

    /** Certainly did not arrive, so another one must be sent. */
    private static boolean isLost(Message message) {
        return message.getStatus() == Message.Status.FAILED || message.getStatus() == Message.Status.UNDELIVERED;
    }

    private static boolean isOlder(Message message, Instant since) {
        var created = message.getDateCreated();
        return created != null && created.toInstant().isBefore(since.minus(CLOCK_DIFFERENCE));
    }
}
