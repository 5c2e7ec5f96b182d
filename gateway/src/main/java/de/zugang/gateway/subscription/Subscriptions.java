package de.zugang.gateway.subscription;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All technical users, for look-ups from many threads while one thread (the feed's) changes them. A look-up sees either
 * the state before a change of a technical user or the one after it, never a mixture.
 */
public final class Subscriptions {

    private final LongAdder lookups = new LongAdder();
    private volatile @Nullable Directory directory;

    /** Whether anything is known at all; before that nobody may be let in or turned away. */
    public boolean loaded() {
        return directory != null;
    }

    /** {@code null}: nothing is known. */
    public @Nullable Position position() {
        var held = directory;
        return held == null ? null : held.position();
    }

    /** How often a key was looked up; one that is not ours by its shape never is. */
    public long lookups() {
        return lookups.sum();
    }

    /** The technical user that lists this key now, in whatever state it is. */
    public @Nullable TechnicalUser byKey(Fingerprint hash) {
        lookups.increment();
        var held = directory;
        return held == null ? null : held.byKey(hash);
    }

    public @Nullable TechnicalUser byClientId(String clientId) {
        var held = directory;
        return held == null ? null : held.byClientId(clientId);
    }

    /** Applies changes to what is held; by the feed's thread only. */
    public void apply(Position reached, List<TechnicalUser> changes) {
        var held = directory;
        if (held == null || !held.position().epoch().equals(reached.epoch())) {
            throw new IllegalStateException("changes of epoch %s (expected: that of %s)"
                    .formatted(reached.epoch(), held == null ? "a loaded directory" : held.position()));
        }
        changes.forEach(held::put);
        held.reached(reached);
    }

    /** Puts a complete new state in the place of what was held; by the feed's thread only. */
    public void replace(Position reached, Collection<TechnicalUser> everyone) {
        var fresh = new Directory(reached, everyone.size());
        everyone.forEach(fresh::put);
        directory = fresh;
    }

    /** Everybody, as of some moment during the call; for the snapshot. */
    public Collection<TechnicalUser> everyone() {
        var held = directory;
        return held == null ? List.of() : held.everyone();
    }
}
