package de.zugang.gateway.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Answers and their times by API and class of status, {@code gone} for callers that did not wait for theirs: some dozens of
 * series, whoever calls whatever.
 */
final class Traffic {

    private static final String[] CLASSES = {"none", "1xx", "2xx", "3xx", "4xx", "5xx", "gone"};
    private static final int LAST_OF_HTTP = 5;
    private static final int GONE = 6;

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
        int ofStatus = status == Usage.CALLER_GONE ? GONE : Math.clamp(status / 100, 0, LAST_OF_HTTP);
        ofApi[ofStatus].record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer[] timers(String api) {
        var made = new Timer[CLASSES.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = Timer.builder("zugang.gateway.requests")
                    .tag("api", api)
                    .tag("status", CLASSES[i])
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters);
        }
        return made;
    }
}
