package de.zugang.gateway.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.concurrent.atomic.AtomicBoolean;

/** The span of one request: from its admission until its answer begins. Holds no header, no query and no body. */
public final class RequestSpan {

    private static final int SERVER_ERROR = 500;

    private final Span span;
    private final Waiting waiting;
    private final AtomicBoolean ended = new AtomicBoolean();

    RequestSpan(Span span, Waiting waiting) {
        this.span = span;
        this.waiting = waiting;
    }

    /** The header that names this span as the parent of the service's. */
    public String onward() {
        var context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01";
    }

    /** Once; later ones are ignored. */
    public void end(int status) {
        if (!ended.compareAndSet(false, true) || !waiting.enter()) {
            return;
        }
        span.setAttribute("http.response.status_code", status);
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
