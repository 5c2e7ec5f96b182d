package de.zugang.gateway.refusal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** One counter per reason, made beforehand: counting costs an addition, and no caller can make up a label. */
public final class RefusalCounters {

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    public RefusalCounters(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            counters.put(reason, meters.counter("zugang.gateway.refusals", "reason", reason.name()));
        }
    }

    void count(Reason reason) {
        var counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
