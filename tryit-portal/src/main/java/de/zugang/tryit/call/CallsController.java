package de.zugang.tryit.call;

import de.zugang.tryit.relay.Outcome;
import de.zugang.tryit.relay.Outgoing;
import de.zugang.tryit.relay.OutgoingRequests;
import de.zugang.tryit.relay.Relay;
import jakarta.validation.Valid;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The four calls of the page. All are POST with a JSON body: credentials never stand in a URL. */
@RestController
@RequestMapping(
        path = "/calls",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class CallsController {

    private static final Logger log = LoggerFactory.getLogger(CallsController.class);

    private final OutgoingRequests requests;
    private final Relay relay;
    private final CallViews views;

    CallsController(OutgoingRequests requests, Relay relay, CallViews views) {
        this.requests = requests;
        this.relay = relay;
        this.views = views;
    }

    @PostMapping("/token")
    CallView token(@Valid @RequestBody CallRequest.Token call, Locale language) {
        return make(call, language);
    }

    @PostMapping("/delivery")
    CallView delivery(@Valid @RequestBody CallRequest.Delivery call, Locale language) {
        return make(call, language);
    }

    @PostMapping("/status")
    CallView status(@Valid @RequestBody CallRequest.Status call, Locale language) {
        return make(call, language);
    }

    @PostMapping("/roles")
    CallView roles(@Valid @RequestBody CallRequest.Roles call, Locale language) {
        return make(call, language);
    }

    private CallView make(CallRequest call, Locale language) {
        Outgoing outgoing = requests.of(call.operation());
        Outcome outcome = relay.send(outgoing);
        log.info("{} {}", call.getClass().getSimpleName(), described(outcome));
        return views.of(call.operation(), outgoing, outcome, language);
    }

    private static String described(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                "answered %d in %d ms"
                        .formatted(answered.status(), answered.took().toMillis());
            case Outcome.Unanswered unanswered ->
                "not answered (%s) after %d ms"
                        .formatted(unanswered.reason(), unanswered.took().toMillis());
        };
    }
}
