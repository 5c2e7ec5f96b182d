package de.zugang.onboarding.notice;

import com.twilio.exception.ApiException;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from an answer of Twilio whose trouble it is: the number's, ours (a rotated token, a suspended account, a sender
 * that is not set up) or Twilio's own. Only the number's is for good; its texts may quote the number and stay out.
 */
final class TwilioTrouble {

    private static final Logger log = LoggerFactory.getLogger(TwilioTrouble.class);

    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /**
     * Error codes that speak of the recipient's number: invalid (21211, 21217), not reachable (21214, 21612), in a country
     * that we do not send to (21408), not mobile (21614).
     */
    private static final Set<Integer> NUMBER = Set.of(21211, 21214, 21217, 21408, 21612, 21614);

    /** The recipient has answered STOP. */
    private static final int UNSUBSCRIBED = 21610;

    private TwilioTrouble() {}

    static Delivery delivery(ApiException refused) {
        int status = Objects.requireNonNullElse(refused.getStatusCode(), SERVER_ERROR);
        int code = Objects.requireNonNullElse(refused.getCode(), status);
        if (status == BAD_REQUEST && code == UNSUBSCRIBED) {
            return new Delivery.Refused(Remark.of(Situation.TEXT_UNSUBSCRIBED));
        }
        if (status == BAD_REQUEST && NUMBER.contains(code)) {
            return new Delivery.Refused(Remark.of(Situation.TEXT_REFUSED, code));
        }
        if (status == TOO_MANY_REQUESTS) {
            return new Delivery.Later(Remark.of(Situation.TEXT_LATER, code));
        }
        if (status >= SERVER_ERROR) {
            return new Delivery.Unknown(Remark.of(Situation.TEXT_TROUBLE, code));
        }
        log.error(
                "Twilio does not take our text messages: status {}, error code {}; see to account and token",
                status,
                code);
        return new Delivery.Later(Remark.of(Situation.TEXT_OUR_TROUBLE, code));
    }
}
