package de.zugang.gateway.limit;

import de.zugang.gateway.subscription.TechnicalUser;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters of all technical users that called lately. One per technical user and not per key, so a second key buys
 * nothing.
 */
public final class Limits {

    private final ConcurrentHashMap<String, Meter> meters = new ConcurrentHashMap<>();
    private final Clock clock;

    public Limits(Clock clock) {
        this.clock = clock;
    }

    public Grant take(TechnicalUser user) {
        return meters.computeIfAbsent(user.name(), any -> new Meter())
                .take(user.plan(), clock.instant().getEpochSecond());
    }

    /** Drops meters with nothing on them; only known technical users ever have one, so this is for tidiness. */
    public void tidy() {
        long now = clock.instant().getEpochSecond();
        meters.values().removeIf(meter -> meter.idle(now));
    }
}
