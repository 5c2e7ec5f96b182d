package de.zugang.gateway.subscription;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The maps behind {@link Subscriptions}: one writer, any number of readers. The values are immutable.
 */
final class Directory {

    private final Map<String, TechnicalUser> byName;
    private final Map<Fingerprint, TechnicalUser> byKey;
    private final Map<String, TechnicalUser> byClientId;
    private volatile Position position;

    Directory(Position position, int expected) {
        this.position = position;
        this.byName = new ConcurrentHashMap<>(expected * 4 / 3 + 16);
        this.byKey = new ConcurrentHashMap<>(expected * 8 / 3 + 16);
        this.byClientId = new ConcurrentHashMap<>(expected * 4 / 3 + 16);
    }

    Position position() {
        return position;
    }

    void reached(Position reached) {
        position = reached;
    }

    @Nullable TechnicalUser byKey(Fingerprint hash) {
        return byKey.get(hash);
    }

    @Nullable TechnicalUser byClientId(String clientId) {
        return byClientId.get(clientId);
    }

    Collection<TechnicalUser> everyone() {
        return byName.values();
    }

    /** A key that stays is never unknown in between, and one that goes is gone when this returns. */
    void put(TechnicalUser user) {
        var before = byName.get(user.name());
        if (before != null && before.revision() > user.revision()) {
            return;
        }
        user.keys().forEach(key -> byKey.put(key.hash(), user));
        if (before != null) {
            forget(before, user);
        }
        byName.put(user.name(), user);
        if (!user.clientId().isEmpty()) {
            byClientId.put(user.clientId(), user);
        }
        if (user.formerClient() != null) {
            byClientId.put(user.formerClient().clientId(), user);
        }
    }

    private void forget(String clientId, TechnicalUser before, TechnicalUser now) {
        boolean stays = clientId.equals(now.clientId())
                || (now.formerClient() != null
                        && clientId.equals(now.formerClient().clientId()));
        if (!stays) {
            byClientId.remove(clientId, before);
        }
    }

    private void forget(TechnicalUser before, TechnicalUser now) {
        for (var key : before.keys()) {
            if (now.keys().stream().noneMatch(kept -> kept.hash().equals(key.hash()))) {
                byKey.remove(key.hash(), before);
            }
        }
        forget(before.clientId(), before, now);
        if (before.formerClient() != null) {
            forget(before.formerClient().clientId(), before, now);
        }
    }
}
