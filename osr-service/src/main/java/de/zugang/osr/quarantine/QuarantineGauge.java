package de.zugang.osr.quarantine;

import de.zugang.osr.access.Access;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Tells that somebody should look. */
@Component
class QuarantineGauge implements MeterBinder {

    private final Access access;
    private final QuarantineStore quarantine;

    QuarantineGauge(Access access, QuarantineStore quarantine) {
        this.access = access;
        this.quarantine = quarantine;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("zugang.quarantine.size", () -> access.<Long>operate(quarantine::countUnsent))
                .description("deliveries that were given up and not sent again")
                .register(registry);
    }
}
