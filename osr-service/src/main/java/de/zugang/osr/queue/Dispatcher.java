package de.zugang.osr.queue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one thread of an instance that claims deliveries and gives them to {@link Workers}. It looks whenever somebody
 * {@linkplain #wake wakes} it, and at every poll; at every poll it also says that the instance is alive.
 */
@Component
public class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final long LONGEST_SHUTDOWN_SECONDS = 15;

    private final DeliveryQueue queue;
    private final Workers workers;
    private final Instance instance;
    private final QueueProperties properties;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean paused;
    private boolean inTrouble;
    private long nextPoll;
    private Thread thread = new Thread(this::dispatch);

    Dispatcher(DeliveryQueue queue, Workers workers, Instance instance, QueueProperties properties) {
        this.queue = queue;
        this.workers = workers;
        this.instance = instance;
        this.properties = properties;
    }

    /** Something waits that was not there before; to be called after the commit. */
    public void wake() {
        signal.release();
    }

    /** Claims nothing more until {@link #resume}; goes on accepting. */
    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
        wake();
    }

    private void dispatch() {
        nextPoll = System.nanoTime();
        while (running) {
            try {
                poll();
                claimAll();
                inTrouble = false;
            } catch (RuntimeException trouble) {
                report(trouble);
            }
            awaitSignal();
        }
    }

    private void poll() {
        long now = System.nanoTime();
        if (now - nextPoll < 0) {
            return;
        }
        nextPoll = now + properties.pollInterval().toNanos();
        workers.endOverdue(this::wake);
        instance.isAlive();
        queue.releaseAllBut(workers.numbers());
        queue.catchUp();
    }

    private void claimAll() {
        int free = workers.free();
        while (free > 0 && running && !paused) {
            Map<String, Long> shares = workers.byTechnicalUser();
            int room = Math.min(free, room(shares));
            List<Claim> claims = queue.claim(room, full(shares));
            claims.forEach(claim -> workers.begin(claim, this::wake));
            if (claims.size() < room) {
                return;
            }
            free = workers.free();
        }
    }

    private Collection<String> full(Map<String, Long> shares) {
        return shares.entrySet().stream()
                .filter(share -> share.getValue() >= properties.workersPerTechnicalUser())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** So many more that no technical user gets above its share, even if all of them are the same one's. */
    private int room(Map<String, Long> shares) {
        return properties.workersPerTechnicalUser()
                - shares.values().stream()
                        .filter(share -> share < properties.workersPerTechnicalUser())
                        .mapToInt(Long::intValue)
                        .max()
                        .orElse(0);
    }

    private void awaitSignal() {
        try {
            if (signal.tryAcquire(Math.max(0, nextPoll - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Once per outage. */
    private void report(RuntimeException trouble) {
        if (!inTrouble) {
            log.warn("queue not reachable: {}", trouble.getClass().getSimpleName(), trouble);
        }
        inTrouble = true;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("delivery-dispatcher").daemon().start(this::dispatch);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
            workers.awaitEnd(LONGEST_SHUTDOWN_SECONDS);
            instance.leaves();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            log.warn("could not say goodbye: {}", away.getClass().getSimpleName());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
