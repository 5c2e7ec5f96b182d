package de.zugang.tryit.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as the page shows it: credentials masked, everything in the page's language.
 *
 * @param verdict DONE, WAIT or STOP
 * @param accessToken the token itself, for the page's memory only; never shown
 * @param requestId under which support finds the true reason
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CallView(
        String verdict,
        String title,
        String meaning,
        String todo,
        List<Message> messages,
        Request request,
        @Nullable Answer answer,
        String curl,
        String requestId,
        String deliveryId,
        String accessToken) {

    record Line(String name, String value) {}

    record Request(String method, String url, List<Line> headers, String body) {}

    record Answer(int status, String reason, List<Line> headers, String body, long millis) {}

    /** A message of a delivery, verbatim, and what to do about it. */
    record Message(String key, String text, String hint) {}
}
