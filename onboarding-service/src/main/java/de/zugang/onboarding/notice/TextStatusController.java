package de.zugang.onboarding.notice;

import com.twilio.security.RequestValidator;
import de.zugang.onboarding.address.PublicAddresses;
import de.zugang.servicekit.refusal.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes delivery reports of text messages. The signature covers the public URL and every field; without a valid one
 * nothing is read. Fields that we do not know are welcome: it is the provider's format.
 */
@RestController
class TextStatusController {

    private final RequestValidator signatures;
    private final PublicAddresses addresses;
    private final TextMessages messages;

    TextStatusController(RequestValidator signatures, PublicAddresses addresses, TextMessages messages) {
        this.signatures = signatures;
        this.addresses = addresses;
        this.messages = messages;
    }

    @PostMapping(path = "/twilio/status", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> reported(
            @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signature,
            @RequestBody MultiValueMap<String, String> form) {
        Map<String, String> fields = form.toSingleValueMap();
        if (signature == null
                || !signatures.validate(addresses.textStatusCallback().toString(), fields, signature)) {
            throw new Refused(HttpStatus.FORBIDDEN, "The signature is missing or does not match.");
        }
        String sid = fields.get("MessageSid");
        if (sid != null && sid.length() <= 64) {
            TextStatus.of(fields.getOrDefault("MessageStatus", ""))
                    .ifPresent(status -> messages.reported(sid, status, fields.get("ErrorCode")));
        }
        return ResponseEntity.noContent().build();
    }
}
