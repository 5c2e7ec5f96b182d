package de.zugang.osr.queue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

    /** By place in the queue; what is here is never given back by anybody else in this instance. */
    private final Map<Long, Attempt> underWay = new ConcurrentHashMap<>();

    private final Set<Attempt> overdue = ConcurrentHashMap.newKeySet();

    Workers(Work work, AfterFailure afterFailure, QueueProperties properties) {
        this.work = work;
        this.afterFailure = afterFailure;
        this.properties = properties;
    }

    /** Begins an attempt; the caller has claimed it. */
    void begin(Claim claim, Runnable whenDone) {
        var attempt = new Attempt(claim, System.nanoTime());
        underWay.put(claim.number(), attempt);
        threads.execute(() -> {
            attempt.takenBy(Thread.currentThread());
            run(attempt, whenDone);
            attempt.left();
        });
    }

    private void tryOnce(Claim claim) {
        if (AfterFailure.isExhausted(claim)) {
            afterFailure.giveUp(claim, new ProcessEnded());
        } else {
            work.process(claim);
        }
    }

    private void run(Attempt attempt, Runnable whenDone) {
        try {
            tryOnce(attempt.claim());
            leave(attempt, whenDone);
        } catch (Throwable failure) { // errors of the JVM too: whatever the delivery provokes counts against it
            settle(attempt, failure, whenDone);
        }
    }

    private void leave(Attempt attempt, Runnable whenDone) {
        if (attempt.end()) {
            underWay.remove(attempt.claim().number());
            whenDone.run();
        }
    }

    private void settle(Attempt attempt, Throwable failure, Runnable whenDone) {
        if (!attempt.end()) {
            return; // too late; somebody has settled it
        }
        try {
            afterFailure.of(attempt.claim(), failure);
        } catch (RuntimeException unsettled) {
            // The dispatcher gives it back when the database is there again.
            log.warn(
                    "delivery {} stays claimed: {}",
                    attempt.claim().delivery(),
                    unsettled.getClass().getSimpleName());
        } finally {
            underWay.remove(attempt.claim().number());
            whenDone.run();
        }
    }

    /** Ends attempts that take longer than the limit; the database has ended their transactions a moment before. */
    void endOverdue(Runnable whenDone) {
        long limit = properties.attemptLimit().plusSeconds(1).toNanos();
        long now = System.nanoTime();
        for (Attempt attempt : List.copyOf(underWay.values())) {
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

    int free() {
        return properties.workers() - underWay.size();
    }

    Set<Long> numbers() {
        return Set.copyOf(underWay.keySet());
    }

    /** How many attempts are under way for each technical user. */
    Map<String, Long> byTechnicalUser() {
        return underWay.values().stream()
                .collect(Collectors.groupingBy(
                        attempt -> attempt.claim().sender().technicalUser(), Collectors.counting()));
    }
}
