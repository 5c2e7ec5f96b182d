package de.zugang.osr.queue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An attempt under way. It ends once: by itself, or because it took too long. */
final class Attempt {

    private final Claim claim;
    private final long begunAt;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Thread worker;

    /** @param begunAt nanoseconds of the JVM's clock */
    Attempt(Claim claim, long begunAt) {
        this.claim = claim;
        this.begunAt = begunAt;
    }

    Claim claim() {
        return claim;
    }

    synchronized void takenBy(Thread thread) {
        worker = thread;
    }

    /** The thread does something else from now on. */
    synchronized void left() {
        worker = null;
        Thread.interrupted();
    }

    boolean isOlderThan(long nanoseconds, long now) {
        return now - begunAt > nanoseconds;
    }

    /** True for the first caller, who sees to what follows. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    /** Whether a thread still works on it. */
    synchronized boolean isWorkedOn() {
        return worker != null;
    }

    synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }
}
