package de.zugang.gateway.trace;

import de.zugang.gateway.catalogue.Operation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws the requests that leave a span. By lot, and neither by the caller's wish nor by the number of its trace, which it
 * chooses: nobody can crowd out the spans of others. Who is refused leaves none.
 */
public final class Spans {

    private static final int TRACE_ID = 3;
    private static final int TRACE_END = 35;
    private static final int PARENT_END = 52;

    private final Tracer tracer;
    private final Waiting waiting;
    private final double share;

    /** @param share of requests, 0 to 1 */
    Spans(Tracer tracer, Waiting waiting, double share) {
        this.tracer = tracer;
        this.waiting = waiting;
        this.share = share;
    }

    /**
     * Begins one, or none ({@code null}).
     *
     * @param sent the caller's {@code traceparent}
     */
    public @Nullable RequestSpan begin(@Nullable String sent, Operation operation, String requestId) {
        if (share < 1 && ThreadLocalRandom.current().nextDouble() >= share) {
            return null;
        }
        Span span = tracer.spanBuilder(operation.name())
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent(sent))
                .setAttribute("zugang.api", operation.api().name())
                .setAttribute("zugang.request_id", requestId)
                .startSpan();
        return new RequestSpan(span, waiting);
    }

    private static Context parent(@Nullable String sent) {
        if (sent == null || !Traceparent.valid(sent)) {
            return Context.root();
        }
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        sent.substring(TRACE_ID, TRACE_END),
                        sent.substring(TRACE_END + 1, PARENT_END),
                        TraceFlags.getDefault(),
                        TraceState.getDefault())));
    }
}
