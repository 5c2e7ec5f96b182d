package de.zugang.gateway.usage;

import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.subscription.Used;
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

    /** Not in any RFC, but widely understood: the caller closed the connection before the answer. Nobody saw this status. */
    public static final int CALLER_GONE = 499;

    static final int MOST_KINDS = 50_000;

    private static final long SECONDS_OF_A_DAY = 86_400;

    private final Clock clock;
    private final boolean counting;
    private final Traffic traffic;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile ConcurrentHashMap<Tally.Kind, Tally> tallies = new ConcurrentHashMap<>();

    Usage(Clock clock, boolean counting, Traffic traffic) {
        this.clock = clock;
        this.traffic = traffic;
        this.counting = counting;
    }

    /**
     * Counts one answer.
     *
     * @param used with which credentials it came
     * @param customerNumber whom it was about, as the service named it; empty: nobody
     * @param nanos time to the begin of the answer
     */
    public void answered(
            String technicalUser, Used used, Operation operation, int status, String customerNumber, long nanos) {
        traffic.answered(operation.api().name(), status, nanos);
        if (!counting) {
            return;
        }
        var now = clock.instant();
        long day = Math.floorDiv(now.getEpochSecond(), SECONDS_OF_A_DAY);
        var kind = new Tally.Kind(
                technicalUser, operation.api().product(), operation.name(), status, customerNumber, used, day);
        lock.readLock().lock();
        try {
            tally(kind).add(now, nanos / 1_000_000);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Beyond so many kinds only what is coarser is told apart; no call is lost. */
    private Tally tally(Tally.Kind kind) {
        var known = tallies.get(kind);
        if (known != null) {
            return known;
        }
        return tallies.computeIfAbsent(tallies.size() < MOST_KINDS ? kind : kind.folded(), any -> new Tally());
    }

    /** Whether something was counted since the last time. */
    boolean pending() {
        return !tallies.isEmpty();
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
