package de.zugang.onboarding.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Since when nodes can reach this instance. While it started, and a moment longer, their silence says nothing of them. */
@Component
class Reachable {

    private final Clock clock;
    private volatile @Nullable Instant since;

    Reachable(Clock clock) {
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        since = clock.instant();
    }

    boolean longerThan(Duration time) {
        var from = since;
        return from != null && clock.instant().isAfter(from.plus(time));
    }
}
