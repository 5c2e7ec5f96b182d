package de.zugang.gateway.feed;

import de.zugang.gateway.snapshot.Batch;
import de.zugang.gateway.snapshot.SnapshotStore;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings pages of the feed into memory, then onto the disk. Another epoch is collected beside what is held and takes its
 * place in one step when it is complete, so that nobody is turned away during a resync. Used by the feed's thread only.
 */
final class Replica {

    private final Subscriptions subscriptions;
    private final SnapshotStore store;
    private final Map<String, TechnicalUser> collected = new LinkedHashMap<>();
    private @Nullable Position collecting;

    Replica(Subscriptions subscriptions, SnapshotStore store) {
        this.subscriptions = subscriptions;
        this.store = store;
    }

    /** From where to go on. */
    @Nullable Position position() {
        return collecting != null ? collecting : subscriptions.position();
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
        store.append(new Batch(page.position(), page.entries()), subscriptions);
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
            store.write(subscriptions);
        }
    }

    private void stopCollecting() {
        collecting = null;
        collected.clear();
    }
}
