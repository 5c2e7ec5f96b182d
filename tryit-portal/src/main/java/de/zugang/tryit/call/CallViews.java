package de.zugang.tryit.call;

import de.zugang.tryit.explain.Advice;
import de.zugang.tryit.explain.AnswerBody;
import de.zugang.tryit.explain.Explainer;
import de.zugang.tryit.explain.MessageHint;
import de.zugang.tryit.relay.Operation;
import de.zugang.tryit.relay.Outcome;
import de.zugang.tryit.relay.Outcome.Answered;
import de.zugang.tryit.relay.Outgoing;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what the page shows of one call. */
@Component
class CallViews {

    private static final String REQUEST_ID = "x-request-id";

    private final MessageSource texts;

    CallViews(MessageSource texts) {
        this.texts = texts;
    }

    CallView of(Operation operation, Outgoing outgoing, Outcome outcome, Locale language) {
        Advice advice = Explainer.advice(operation, outcome);
        AnswerBody body = AnswerBody.of(outcome instanceof Answered answered ? answered.body() : "");
        return new CallView(
                advice.verdict().name(),
                text(advice.key("title"), language),
                text(advice.key("meaning"), language),
                text(advice.key("todo"), language),
                messages(body, language),
                Transcript.of(outgoing),
                outcome instanceof Answered answered ? Transcript.of(answered, outgoing) : null,
                Curl.of(outgoing),
                requestId(outcome, body),
                advice == Advice.DELIVERY_ACCEPTED ? body.deliveryId() : "",
                advice == Advice.TOKEN_OK ? body.accessToken() : "");
    }

    private List<CallView.Message> messages(AnswerBody body, Locale language) {
        return body.messages().stream()
                .map(message -> new CallView.Message(
                        message.key(),
                        message.text(),
                        text(MessageHint.of(message).messageKey(), language)))
                .toList();
    }

    private static String requestId(Outcome outcome, AnswerBody body) {
        if (!body.requestId().isEmpty() || !(outcome instanceof Answered answered)) {
            return body.requestId();
        }
        return answered.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(REQUEST_ID))
                .map(Outcome.Header::value)
                .findFirst()
                .orElse("");
    }

    private String text(String key, Locale language) {
        return texts.getMessage(key, null, language);
    }
}
