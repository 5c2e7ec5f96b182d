package de.zugang.osr.queue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An attempt under way at deliveries that share a transaction. It ends once: by itself, or because it took too long. */
final class Attempt {

    private final List<Claim> claims;
    private final long begunAt;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Thread worker;

    /**
     * Begins.
     *
     * @param claims at least one, all of one sender
     * @param begunAt nanoseconds of the JVM's clock
     */
    Attempt(List<Claim> claims, long begunAt) {
        this.claims = List.copyOf(claims);
        this.begunAt = begunAt;
    }

    List<Claim> claims() {
        return claims;
    }

    String technicalUser() {
        return claims.getFirst().sender().technicalUser();
    }

    /** Whether others of the sender may not begin beside it, but join the next one: it is a first one, and quick so far. */
    boolean isShared(long now) {
        return claims.getFirst().isFirstAttempt() && !isOlderThan(Room.SLOW_NANOS, now);
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
