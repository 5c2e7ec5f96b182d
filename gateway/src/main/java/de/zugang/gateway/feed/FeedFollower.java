package de.zugang.gateway.feed;

import de.zugang.gateway.snapshot.Restored;
import de.zugang.gateway.snapshot.SnapshotStore;
import de.zugang.gateway.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one thread that follows the feed, from before the port opens until after it is closed. It fills the memory from the
 * disk first, so that a known customer notices neither this node's restart nor the absence of onboarding.
 */
public final class FeedFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FeedFollower.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Between two attempts to write everything anew while the disk fails. */
    private static final Duration PAUSE_OF_THE_DISK = Duration.ofSeconds(1);

    private final FeedSource source;
    private final Replica replica;
    private final Subscriptions subscriptions;
    private final SnapshotStore store;
    private final LastContact contact;
    private final Clock clock;
    private volatile FeedState state = new FeedState(null, false, true, false);
    private volatile boolean running;
    private @Nullable Thread thread;

    FeedFollower(
            FeedSource source, Subscriptions subscriptions, SnapshotStore store, LastContact contact, Clock clock) {
        this.source = source;
        this.replica = new Replica(subscriptions, store);
        this.subscriptions = subscriptions;
        this.store = store;
        this.contact = contact;
        this.clock = clock;
    }

    public FeedState state() {
        return state;
    }

    @Override
    public void start() {
        var restored = store.restore(subscriptions);
        replica.restored();
        contact.restore();
        log.info("subscriptions from disk: {}, {}", restored, subscriptions.position());
        state = new FeedState(null, false, true, restored == Restored.DEGRADED);
        running = true;
        thread = Thread.ofVirtual().name("subscription-feed").start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
        var follower = thread;
        if (follower != null) {
            follower.interrupt();
            try {
                follower.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        store.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts and after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void follow() {
        var pause = FIRST_PAUSE;
        while (running) {
            try {
                poll();
                pause = FIRST_PAUSE;
            } catch (RuntimeException failed) {
                if (!running) {
                    return;
                }
                report(failed);
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private void poll() {
        replica.catchUp();
        var page = source.changes(replica.position(), replica.receipt(), replica.durable());
        replica.take(page);
        if (!page.more()) {
            contact.confirmed(clock.instant());
        }
        if (!state.connected()) {
            log.info("feed: connected, {}", subscriptions.position());
        }
        state = new FeedState(clock.instant(), true, replica.durable(), state.restoredDegraded() && page.more());
        if (!replica.durable()) {
            pause(PAUSE_OF_THE_DISK);
        }
    }

    /** Once per outage: the first failure says why, the rest would only fill the log. */
    private void report(RuntimeException failed) {
        if (state.connected() || state.lastContact() == null) {
            log.warn("feed: not reachable, going on with what is known: {}", failed.toString());
        }
        state = new FeedState(state.lastContact(), false, replica.durable(), state.restoredDegraded());
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
