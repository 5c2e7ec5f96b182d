package de.zugang.sandbox.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A status and a JSON body of Twilio's. */
record TwilioAnswer(int status, Map<String, ? extends @Nullable Object> body) {

    static TwilioAnswer created(Sms sms) {
        return new TwilioAnswer(201, sms.json());
    }

    static TwilioAnswer ok(Map<String, ? extends @Nullable Object> body) {
        return new TwilioAnswer(200, body);
    }

    /** Twilio's way to refuse. Its codes are documented one by one under {@code more_info}. */
    static TwilioAnswer refused(int status, int code, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("message", message);
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return new TwilioAnswer(status, body);
    }
}
