package de.zugang.osr.queue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Attempts under way in this instance, each in a thread of the operating system: one that never ends takes no carrier
 * from the virtual threads that serve requests.
 */
@Component
class Workers {

    private static final Logger log = LoggerFactory.getLogger(Workers.class);

    private final Work work;
    private final AfterFailure afterFailure;
    private final QueueProperties properties;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("delivery-worker-", 0).daemon().factory());

    /** What is claimed here is never given back by anybody else in this instance. */
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();

    private final Set<Attempt> overdue = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean leftClaims = new AtomicBoolean();

    Workers(Work work, AfterFailure afterFailure, QueueProperties properties) {
        this.work = work;
        this.afterFailure = afterFailure;
        this.properties = properties;
    }

    /** Begins an attempt at deliveries together; the caller has claimed them. */
    void begin(List<Claim> claims, Runnable whenDone) {
        var attempt = new Attempt(claims, System.nanoTime());
        underWay.add(attempt);
        threads.execute(() -> {
            attempt.takenBy(Thread.currentThread());
            run(attempt, whenDone);
            attempt.left();
        });
    }

    private void tryOnce(List<Claim> claims) {
        if (AfterFailure.isExhausted(claims.getFirst())) {
            afterFailure.giveUp(claims.getFirst(), new ProcessEnded());
        } else {
            work.process(claims);
        }
    }

    private void run(Attempt attempt, Runnable whenDone) {
        try {
            tryOnce(attempt.claims());
            leave(attempt, whenDone);
        } catch (Throwable failure) { // errors of the JVM too: whatever the delivery provokes counts against it
            settle(attempt, failure, whenDone);
        }
    }

    private void leave(Attempt attempt, Runnable whenDone) {
        if (attempt.end()) {
            underWay.remove(attempt);
            whenDone.run();
        }
    }

    private void settle(Attempt attempt, Throwable failure, Runnable whenDone) {
        if (!attempt.end()) {
            return; // too late; somebody has settled it
        }
        try {
            afterFailure.of(attempt.claims(), failure);
        } catch (RuntimeException unsettled) {
            // The dispatcher gives them back when the database is there again.
            leftClaims.set(true);
            log.warn(
                    "{} deliveries stay claimed, {} first: {}",
                    attempt.claims().size(),
                    attempt.claims().getFirst().delivery(),
                    unsettled.getClass().getSimpleName());
        } finally {
            underWay.remove(attempt);
            whenDone.run();
        }
    }

    /** Ends attempts that take longer than the limit; the database has ended their transactions a moment before. */
    void endOverdue(Runnable whenDone) {
        long limit = properties.attemptLimit().plusSeconds(1).toNanos();
        long now = System.nanoTime();
        for (Attempt attempt : List.copyOf(underWay)) {
            if (attempt.isOlderThan(limit, now) && overdue.add(attempt)) {
                attempt.interrupt();
                threads.execute(() -> settle(attempt, new TookTooLong(properties.attemptLimit()), whenDone));
            }
        }
        overdue.removeIf(attempt -> !attempt.isWorkedOn());
    }

    /** How many threads still work on something that was ended long ago; only the end of the process ends them. */
    int stuck() {
        return overdue.size();
    }

    /** Waits for what is under way; what does not end in time is void as soon as the instance has left. */
    void awaitEnd(long seconds) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(seconds, TimeUnit.SECONDS)) {
            log.warn("{} attempts did not end in time", underWay.size());
        }
    }

    /** Whether claims could not be given back since somebody asked last. */
    boolean hasLeftClaims() {
        return leftClaims.getAndSet(false);
    }

    /** What can begin now. */
    Room room() {
        return new Room(properties, underWay, System.nanoTime());
    }

    Set<Long> numbers() {
        return underWay.stream()
                .flatMap(attempt -> attempt.claims().stream())
                .map(Claim::number)
                .collect(Collectors.toSet());
    }
}
