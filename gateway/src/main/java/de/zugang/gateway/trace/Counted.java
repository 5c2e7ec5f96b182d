package de.zugang.gateway.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Tells what became of the spans that another exporter was given. */
final class Counted implements SpanExporter {

    private final SpanExporter exporter;
    private final Waiting waiting;

    Counted(SpanExporter exporter, Waiting waiting) {
        this.exporter = exporter;
        this.waiting = waiting;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        var result = exporter.export(spans);
        return result.whenComplete(() -> waiting.left(spans.size(), result.isSuccess()));
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
