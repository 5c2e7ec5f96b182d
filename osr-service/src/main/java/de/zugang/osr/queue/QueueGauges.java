package de.zugang.osr.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What somebody should be woken for; looked up when asked. Not a number while the database is away. */
@Component
class QueueGauges implements MeterBinder {

    private final DeliveryQueue queue;
    private final Workers workers;

    QueueGauges(DeliveryQueue queue, Workers workers) {
        this.queue = queue;
        this.workers = workers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("zugang.queue.waiting", queue::waiting)
                .description("deliveries that wait or are being processed")
                .register(registry);
        Gauge.builder("zugang.queue.oldest", queue::secondsOfOldest)
                .description("time since the oldest of them was accepted")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("zugang.queue.stuck", workers::stuck)
                .description("threads of this instance that still work on an attempt ended long ago")
                .register(registry);
    }
}
