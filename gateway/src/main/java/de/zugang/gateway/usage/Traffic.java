package de.zugang.gateway.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Answers and their times by API and class of status: some dozens of series, whoever calls whatever. */
final class Traffic {

    private static final int CLASSES = 6;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry meters;
    private final ConcurrentHashMap<String, Timer[]> timers = new ConcurrentHashMap<>();

    Traffic(MeterRegistry meters) {
        this.meters = meters;
    }

    void answered(String api, int status, long nanos) {
        var ofApi = timers.get(api);
        if (ofApi == null) {
            ofApi = timers.computeIfAbsent(api, this::timers);
        }
        ofApi[Math.clamp(status / 100, 0, CLASSES - 1)].record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer[] timers(String api) {
        var made = new Timer[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            made[i] = Timer.builder("zugang.gateway.requests")
                    .tag("api", api)
                    .tag("status", i == 0 ? "none" : i + "xx")
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters);
        }
        return made;
    }
}
