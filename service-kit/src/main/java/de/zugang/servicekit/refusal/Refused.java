package de.zugang.servicekit.refusal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Ends a request with a problem document. For the rim of a service: inside, an expected refusal is a value.
 *
 * <p>Has no stack trace, since it says nothing about our code.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final URI type;
    private final transient List<ProblemDocument.Detail> errors;
    private final @Nullable Duration retryAfter;

    public Refused(HttpStatus status, String message) {
        this(status, List.of(new ProblemDocument.Detail(message)));
    }

    /**
     * A refusal that passes.
     *
     * @param retryAfter told in {@code Retry-After}, whole seconds
     */
    public Refused(HttpStatus status, String message, Duration retryAfter) {
        this(status, URI.create(ProblemDocument.BLANK_TYPE), List.of(new ProblemDocument.Detail(message)), retryAfter);
    }

    public Refused(HttpStatus status, List<ProblemDocument.Detail> errors) {
        this(status, URI.create(ProblemDocument.BLANK_TYPE), errors);
    }

    public Refused(HttpStatus status, URI type, List<ProblemDocument.Detail> errors) {
        this(status, type, errors, null);
    }

    private Refused(HttpStatus status, URI type, List<ProblemDocument.Detail> errors, @Nullable Duration retryAfter) {
        super(errors.getFirst().message(), null, false, false);
        this.status = status;
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public HttpStatus status() {
        return status;
    }

    public URI type() {
        return type;
    }

    public List<ProblemDocument.Detail> errors() {
        return errors;
    }

    HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
        }
        return headers;
    }
}
