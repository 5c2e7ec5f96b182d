package de.zugang.gateway.refusal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest refusals until they are reported, bounded however many there are: so many of known technical users, not all of
 * one of them, and so many of nobody's. Never a key, a secret, a token or an address.
 */
public final class RefusalLog {

    private static final int OF_KNOWN = 800;
    private static final int OF_ONE = 50;
    private static final int OF_NOBODY = 200;

    private final Clock clock;
    private final ArrayDeque<Entry> known = new ArrayDeque<>();
    private final ArrayDeque<Entry> unknown = new ArrayDeque<>();
    private final Map<String, Integer> ofOne = new HashMap<>();
    private long dropped;

    public RefusalLog(Clock clock) {
        this.clock = clock;
    }

    /** One refused request, under the id that the caller was told. */
    public record Entry(
            UUID requestId,
            Instant at,
            Reason reason,
            @Nullable String technicalUser,
            Circumstances circumstances) {}

    /** What has gathered; {@code dropped} more did not fit. */
    public record Taken(List<Entry> entries, long dropped) {

        public boolean isEmpty() {
            return entries.isEmpty() && dropped == 0;
        }
    }

    /** Room is made by dropping the oldest, except of one technical user, of which the first ones stay. */
    void add(String requestId, Refusal refusal, Circumstances circumstances) {
        add(new Entry(UUID.fromString(requestId), clock.instant(), refusal.reason(), refusal.about(), circumstances));
    }

    private synchronized void add(Entry entry) {
        String user = entry.technicalUser();
        if (user != null && ofOne.merge(user, 1, Integer::sum) > OF_ONE) {
            dropped++;
            return;
        }
        var waiting = user == null ? unknown : known;
        if (waiting.size() >= (user == null ? OF_NOBODY : OF_KNOWN)) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(entry);
    }

    /** Takes away what has gathered since the last time. */
    public synchronized Taken take() {
        var entries = new ArrayList<Entry>(known.size() + unknown.size());
        entries.addAll(known);
        entries.addAll(unknown);
        var taken = new Taken(entries, dropped);
        known.clear();
        unknown.clear();
        ofOne.clear();
        dropped = 0;
        return taken;
    }
}
