package de.zugang.osr.delivery;

import de.zugang.osr.unit.UnitKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/**
 * Lets one caller of this instance at a time into the queue of a unit, so that many deliveries to one unit wait here and
 * not each with a database connection in hand, which would keep everybody else from theirs. Order and correctness do
 * not depend on it: the database's locks see to that, over all instances.
 */
@Component
class Turnstile {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int WIDTH = 256;

    private final ReentrantLock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(WIDTH).toArray(ReentrantLock[]::new);

    /**
     * Acts when it is the unit's turn.
     *
     * @throws CannotAcquireLockException after ten seconds; the caller is told to come back
     */
    <T> T pass(UnitKey unit, Supplier<T> act) {
        ReentrantLock lock = locks[Math.floorMod(unit.text().hashCode(), WIDTH)];
        if (!acquire(lock)) {
            throw new CannotAcquireLockException("unit " + unit.text() + " is busy");
        }
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }

    private static boolean acquire(ReentrantLock lock) {
        try {
            return lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
