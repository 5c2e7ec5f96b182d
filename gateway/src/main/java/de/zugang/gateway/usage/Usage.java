package de.zugang.gateway.usage;

import de.zugang.gateway.catalogue.Operation;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Where every answer is counted. Callers share the read lock and never wait for a report; taking the sums away waits for
 * the few callers that are just adding, so no call is lost between two reports.
 */
public final class Usage {

    private final Clock clock;
    private final boolean counting;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private ConcurrentHashMap<Tally.Kind, Tally> tallies = new ConcurrentHashMap<>();

    Usage(Clock clock, boolean counting) {
        this.clock = clock;
        this.counting = counting;
    }

    public void answered(String technicalUser, Operation operation, int status, long nanos) {
        if (!counting) {
            return;
        }
        var kind = new Tally.Kind(technicalUser, operation.api().product(), operation.name(), status);
        lock.readLock().lock();
        try {
            tallies.computeIfAbsent(kind, any -> new Tally()).add(clock.instant(), nanos / 1_000_000);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Takes away what was counted since the last time. */
    Map<Tally.Kind, Tally.Sums> take() {
        ConcurrentHashMap<Tally.Kind, Tally> taken;
        lock.writeLock().lock();
        try {
            taken = tallies;
            tallies = new ConcurrentHashMap<>();
        } finally {
            lock.writeLock().unlock();
        }
        var sums = new HashMap<Tally.Kind, Tally.Sums>();
        taken.forEach((kind, tally) -> sums.put(kind, tally.sums()));
        return sums;
    }
}
