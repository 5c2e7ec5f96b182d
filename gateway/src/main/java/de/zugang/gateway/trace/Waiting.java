package de.zugang.gateway.trace;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How many ended spans wait for the collector. Bounded; those beyond are lost, and counted. */
final class Waiting {

    private final int most;
    private final AtomicInteger now = new AtomicInteger();
    private final LongAdder lost = new LongAdder();

    Waiting(int most) {
        this.most = most;
    }

    /** Whether there is room for one more. */
    boolean enter() {
        if (now.incrementAndGet() > most) {
            now.decrementAndGet();
            lost.increment();
            return false;
        }
        return true;
    }

    /** The collector has taken them, or has not. */
    void left(int spans, boolean taken) {
        if (!taken) {
            lost.add(spans);
        }
        now.addAndGet(-spans);
    }

    int now() {
        return now.get();
    }

    long lost() {
        return lost.sum();
    }
}
