package de.zugang.gateway.feed;

import de.zugang.gateway.snapshot.Batch;
import de.zugang.gateway.snapshot.SnapshotStore;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings pages of the feed into memory, then onto the disk. Another epoch is collected beside what is held and takes its
 * place in one step when it is complete, so that nobody is turned away during a resync. When the disk refuses, the memory
 * goes on alone: changes are in force at once, but the receipt stays at what the disk has.
 * Used by the feed's thread only.
 */
final class Replica {

    private static final Logger log = LoggerFactory.getLogger(Replica.class);

    private final Subscriptions subscriptions;
    private final SnapshotStore store;
    private final Map<String, TechnicalUser> collected = new LinkedHashMap<>();
    private @Nullable Position collecting;
    private @Nullable Position written;
    private boolean durable = true;
    private boolean refusing;

    Replica(Subscriptions subscriptions, SnapshotStore store) {
        this.subscriptions = subscriptions;
        this.store = store;
    }

    /** The memory was filled from the disk: a new generation is due, which joins the old one without a gap. */
    void restored() {
        written = subscriptions.position();
        durable = written == null;
    }

    /** From where to go on. */
    @Nullable Position position() {
        return collecting != null ? collecting : subscriptions.position();
    }

    /** Up to which revision of that position's epoch everything is in force and on the disk. */
    long receipt() {
        var asked = position();
        var held = written;
        return asked != null && held != null && held.epoch().equals(asked.epoch()) ? held.revision() : 0;
    }

    /** Whether the disk has everything that is in memory. */
    boolean durable() {
        return durable;
    }

    /** Writes everything anew if the disk lacks something. */
    void catchUp() {
        if (!durable) {
            write(() -> store.write(subscriptions));
        }
    }

    void take(FeedPage page) {
        var held = subscriptions.position();
        if (held != null && held.epoch().equals(page.position().epoch())) {
            stopCollecting();
            follow(page, held);
        } else {
            collect(page);
        }
    }

    private void follow(FeedPage page, Position held) {
        if (page.position().equals(held) && page.entries().isEmpty()) {
            return;
        }
        subscriptions.apply(page.position(), page.entries());
        if (durable) {
            write(() -> store.append(new Batch(held, page.position(), page.entries()), subscriptions));
        }
    }

    private void collect(FeedPage page) {
        var before = collecting;
        if (before == null || !before.epoch().equals(page.position().epoch())) {
            collected.clear();
        }
        collecting = page.position();
        page.entries().forEach(user -> collected.put(user.name(), user));
        if (!page.more()) {
            subscriptions.replace(page.position(), collected.values());
            stopCollecting();
            write(() -> store.write(subscriptions));
        }
    }

    private void write(Runnable toDisk) {
        durable = false;
        try {
            toDisk.run();
            written = subscriptions.position();
            durable = true;
            if (refusing) {
                log.info("subscriptions: on the disk again, {}", written);
            }
            refusing = false;
        } catch (UncheckedIOException refused) {
            if (!refusing) {
                log.error("subscriptions: changes are in memory only, on the disk is {}", written, refused);
            }
            refusing = true;
        }
    }

    private void stopCollecting() {
        collecting = null;
        collected.clear();
    }
}
