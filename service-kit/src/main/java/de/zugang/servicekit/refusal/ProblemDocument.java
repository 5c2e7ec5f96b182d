package de.zugang.servicekit.refusal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one body of every refusal: a problem document (RFC 9457) whose extension members {@code code} and {@code errors}
 * are the envelope that integrators of this trade know, and whose {@code requestId} finds the true reason.
 *
 * @param type a stable URI of the kind of problem; {@code about:blank} says no more than the status
 * @param title the status's reason phrase, or what all problems of this type have in common
 * @param status the HTTP status
 * @param code the HTTP status once more, for clients that know only the envelope
 * @param errors what is wrong, at least one entry
 * @param requestId the value of the answer's {@code X-Request-Id}
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        int code,
        List<Detail> errors,
        @Nullable String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String BLANK_TYPE = "about:blank";

    /**
     * One thing that is wrong.
     *
     * @param field the field at fault as the sender knows it, for example {@code billingunit.reference.mscnumber};
     *     {@code null} when it is about the whole request
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Detail(String message, @Nullable String field) {
        public Detail(String message) {
            this(message, null);
        }
    }

    public ProblemDocument {
        errors = List.copyOf(errors);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("errors: [] (expected: at least one)");
        }
    }
}
