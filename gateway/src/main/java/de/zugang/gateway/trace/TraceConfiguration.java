package de.zugang.gateway.trace;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Spring Boot makes exporter, queue and resource from {@code management.opentelemetry.*}; here is only who decides on spans and
 * counts them. Without {@code management.opentelemetry.enabled=true} nothing of it exists.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("management.opentelemetry.enabled")
class TraceConfiguration {

    /** As many as Spring Boot's queue takes, which then never overflows without our counting it. */
    @Bean
    Waiting spansWaiting(OpenTelemetryTracingProperties tracing) {
        return new Waiting(tracing.getExport().getMaxQueueSize());
    }

    /** {@link Spans} has drawn already. */
    @Bean
    Sampler sampler() {
        return Sampler.alwaysOn();
    }

    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters, Waiting waiting) {
        return SpanExporters.of(
                new Counted(SpanExporter.composite(exporters.orderedStream().toList()), waiting));
    }

    @Bean
    Spans spans(SdkTracerProvider tracers, Waiting waiting, TracingProperties tracing) {
        return new Spans(
                tracers.get("de.zugang.gateway"), waiting, tracing.getSampling().getProbability());
    }

    @Bean
    MeterBinder spanMeters(Waiting waiting) {
        return meters -> {
            Gauge.builder("zugang.gateway.spans.waiting", waiting, Waiting::now).register(meters);
            FunctionCounter.builder("zugang.gateway.spans.lost", waiting, Waiting::lost)
                    .register(meters);
        };
    }
}
