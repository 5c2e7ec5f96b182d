package de.zugang.gateway.refusal;

import de.zugang.servicekit.refusal.ProblemDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends a request with a problem document and one line in the log. The line has the request id and the true reason, and no
 * part of what the caller sent.
 */
public final class RefusalWriter {

    public static final String REQUEST_ID = "X-Request-Id";

    private static final Logger log = LoggerFactory.getLogger(RefusalWriter.class);

    private final JsonMapper json;
    private final RefusalCounters counters;
    private final RefusalLog latest;

    public RefusalWriter(JsonMapper json, RefusalCounters counters, RefusalLog latest) {
        this.json = json;
        this.counters = counters;
        this.latest = latest;
    }

    public Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
        return write(exchange, refusal, Circumstances.UNKNOWN);
    }

    /** As {@link #write(ServerWebExchange, Refusal)}, with what is known besides. */
    public Mono<Void> write(ServerWebExchange exchange, Refusal refusal, Circumstances circumstances) {
        var response = exchange.getResponse();
        String id = response.getHeaders().getFirst(REQUEST_ID);
        counters.count(refusal.reason());
        if (id != null) {
            latest.add(id, refusal, circumstances);
        }
        log.info("refused request={} reason={} technicalUser={}", id, refusal.reason(), refusal.about());
        if (response.isCommitted()) {
            return Mono.empty();
        }
        var answer = refusal.reason().answer();
        response.setStatusCode(answer.status());
        var headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.challenge() != null) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, answer.challenge());
        }
        if (refusal.reason() == Reason.BODY_TOO_LARGE) {
            // Nobody reads the rest of the body, so the connection cannot carry another request (RFC 9112, section
            // 9.3).
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        refusal.headers().forEach(headers::set);
        byte[] body = body(answer, refusal.message(), id);
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Counts and keeps a refusal that somebody else writes. */
    public void note(String id, Reason reason) {
        counters.count(reason);
        latest.add(id, Refusal.of(reason), Circumstances.UNKNOWN);
    }

    /** The body alone, for where there is no exchange; the answer's text must not need a number. */
    public byte[] body(Answer answer, String id) {
        return body(answer, answer.text(), id);
    }

    private byte[] body(Answer answer, String message, @Nullable String id) {
        var status = answer.status();
        return json.writeValueAsBytes(new ProblemDocument(
                ProblemDocument.BLANK_TYPE,
                status.getReasonPhrase(),
                status.value(),
                status.value(),
                List.of(new ProblemDocument.Detail(message)),
                id));
    }
}
