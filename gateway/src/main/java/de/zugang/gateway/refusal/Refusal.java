package de.zugang.gateway.refusal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reason with what belongs to this one request.
 *
 * @param about the technical user as far as it was known, for the log; never told outside
 * @param headers further headers of the answer
 */
public record Refusal(Reason reason, @Nullable String about, Map<String, String> headers) {

    public static Refusal of(Reason reason) {
        return new Refusal(reason, null, Map.of());
    }

    public static Refusal of(Reason reason, String about) {
        return new Refusal(reason, about, Map.of());
    }

    /** The sentence for the outside; takes the seconds from {@code Retry-After}. */
    String message() {
        String text = reason.answer().text();
        return text.contains("%d") ? text.formatted(Long.parseLong(headers.getOrDefault("Retry-After", "1"))) : text;
    }
}
