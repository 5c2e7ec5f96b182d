package de.zugang.ola.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is turned. */
public final class TurnedClock extends Clock {

    private final AtomicReference<Instant> now;

    public TurnedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void set(Instant time) {
        now.set(time);
    }

    public void turn(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock knows UTC only");
    }
}
