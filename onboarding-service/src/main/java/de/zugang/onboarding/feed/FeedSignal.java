package de.zugang.onboarding.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes whoever waits in this process. A change made by another instance raises no signal here, so waiting is bounded
 * and the waiter looks for itself.
 */
abstract class FeedSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;

    void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often it was raised; ask before looking, so that no signal between looking and waiting is missed. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns as soon as it was raised more often than that, at the latest after the limit. */
    void await(long seen, Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (count == seen && left > 0) {
                left = raised.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
