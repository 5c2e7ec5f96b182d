package de.zugang.ola.ingest;

import de.zugang.ola.access.Access;
import de.zugang.ola.window.Partitions;
import de.zugang.ola.window.Stream;
import de.zugang.ola.window.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores a batch in one transaction: all that can be taken, or nothing. */
@Component
class TakeBatch {

    private final Access access;
    private final Stream stream;
    private final Partitions partitions;
    private final RequestStore store;
    private final Clock clock;

    TakeBatch(Access access, Stream stream, Partitions partitions, RequestStore store, Clock clock) {
        this.access = access;
        this.stream = stream;
        this.partitions = partitions;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes what it can.
     *
     * @param completeUntil up to here the host has handed over everything; {@code null}: it does not say
     */
    Tally take(List<Reported> batch, @Nullable Instant completeUntil) {
        Instant now = clock.instant();
        partitions.ensure();
        return access.ingest(() -> {
            var tally = new Tally();
            List<Reported> timely = timely(batch, Window.endingAt(now), tally);
            long position = stream.take(timely.size(), completeUntil, now);
            for (List<Reported> round : rounds(timely)) {
                put(round, position, tally);
                position += round.size();
            }
            return tally;
        });
    }

    private static List<Reported> timely(List<Reported> batch, Window window, Tally tally) {
        var timely = new ArrayList<Reported>();
        for (Reported reported : batch) {
            if (window.isPast(reported.requestedAt())) {
                tally.refuse(reported, Tally.Reason.TOO_OLD);
            } else if (window.isFuture(reported.requestedAt())) {
                tally.refuse(reported, Tally.Reason.IN_FUTURE);
            } else {
                timely.add(reported);
            }
        }
        return timely;
    }

    /** The same request twice in a batch goes one after the other, as in two batches. */
    private static List<List<Reported>> rounds(List<Reported> timely) {
        var rounds = new ArrayList<List<Reported>>();
        List<Reported> rest = timely;
        while (!rest.isEmpty()) {
            Map<Reported.Identity, Reported> round = new LinkedHashMap<>();
            var next = new ArrayList<Reported>();
            for (Reported reported : rest) {
                if (round.putIfAbsent(reported.identity(), reported) != null) {
                    next.add(reported);
                }
            }
            rounds.add(List.copyOf(round.values()));
            rest = next;
        }
        return rounds;
    }

    private void put(List<Reported> round, long position, Tally tally) {
        Map<Reported.Identity, RequestStore.Put> done = store.put(round, position);
        var left = new ArrayList<Reported>();
        for (Reported reported : round) {
            switch (done.get(reported.identity())) {
                case NEW -> tally.accept();
                case AMENDED -> tally.amend();
                case null -> left.add(reported);
            }
        }
        if (!left.isEmpty()) {
            Set<Reported.Identity> known = store.known(left);
            for (Reported reported : left) {
                if (known.contains(reported.identity())) {
                    tally.duplicate();
                } else {
                    tally.refuse(reported, Tally.Reason.CONFLICT);
                }
            }
        }
    }
}
