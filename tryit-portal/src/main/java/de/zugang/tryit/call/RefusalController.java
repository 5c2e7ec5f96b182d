package de.zugang.tryit.call;

import de.zugang.tryit.explain.Diagnosis;
import de.zugang.tryit.relay.OutgoingRequests;
import de.zugang.tryit.relay.Relay;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong? The true reason of a refusal, for its owner; credentials pass through and are kept nowhere. */
@RestController
class RefusalController {

    private final OutgoingRequests requests;
    private final Relay relay;
    private final MessageSource texts;

    RefusalController(OutgoingRequests requests, Relay relay, MessageSource texts) {
        this.requests = requests;
        this.relay = relay;
        this.texts = texts;
    }

    @PostMapping(
            path = "/calls/refusal",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    RefusalView refusal(@Valid @RequestBody CallRequest.Refusal call, Locale language) {
        return switch (Diagnosis.of(relay.send(requests.of(call.operation())))) {
            case Diagnosis.Found found ->
                new RefusalView(true, found.explanation(), found.remedy(), found.reason(), found.at(), found.keyHint());
            case Diagnosis.NotFound _ -> nothing("why.not-found", language);
            case Diagnosis.NotSignedIn _ -> nothing("why.not-signed-in", language);
            case Diagnosis.Unavailable _ -> nothing("why.unavailable", language);
        };
    }

    private RefusalView nothing(String key, Locale language) {
        return new RefusalView(false, texts.getMessage(key, null, language), "", "", "", "");
    }

    /**
     * What the page shows.
     *
     * @param found whether there is a reason; otherwise {@code explanation} says why not
     */
    record RefusalView(boolean found, String explanation, String remedy, String reason, String at, String keyHint) {}
}
