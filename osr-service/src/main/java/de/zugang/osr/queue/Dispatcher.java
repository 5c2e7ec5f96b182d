package de.zugang.osr.queue;

import java.util.List;
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
    private boolean mayHaveLostClaims;
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

    /**
     * The same for deliveries of one technical user. If nothing of it can begin now, nobody is woken: what is under way wakes
     * when it ends.
     */
    public void wakeFor(String technicalUser) {
        if (workers.room().canBegin(technicalUser, true)) {
            wake();
        }
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
        releaseLostClaims();
        queue.catchUp();
    }

    /** What was claimed by a transaction whose end nobody heard of, and what could not be given back. */
    private void releaseLostClaims() {
        mayHaveLostClaims |= workers.hasLeftClaims();
        if (mayHaveLostClaims) {
            queue.releaseAllBut(workers.numbers());
            mayHaveLostClaims = false;
        }
    }

    private void claimAll() {
        Room room = workers.room();
        while (room.isThereAny() && running && !paused) {
            List<List<Claim>> groups = queue.claim(room);
            groups.forEach(claims -> workers.begin(claims, this::wake));
            if (groups.isEmpty()) {
                return;
            }
            room = workers.room();
        }
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
        mayHaveLostClaims = true;
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
