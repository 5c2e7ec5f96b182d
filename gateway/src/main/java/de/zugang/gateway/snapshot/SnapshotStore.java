package de.zugang.gateway.snapshot;

import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The subscriptions on disk: numbered generations of a snapshot and a journal of what came after it. Two generations are
 * kept. If the newest snapshot is damaged, the one before it and both journals lead to the same state, or up to the first
 * gap between them; nothing is ever restored from behind a gap. Used by the feed's thread only.
 */
public final class SnapshotStore {

    private static final Logger log = LoggerFactory.getLogger(SnapshotStore.class);
    private static final Pattern SNAPSHOT = Pattern.compile("subscriptions-([0-9]{1,18})\\.snapshot");

    /** A journal of this many lines is replayed within a second; then a new snapshot is due. */
    private static final int LINES_PER_JOURNAL = 2000;

    private final Path directory;
    private final byte[] key;
    private final JsonMapper json;
    private @Nullable Journal journal;

    public SnapshotStore(SnapshotProperties properties, JsonMapper json) {
        this.directory = properties.directory();
        this.key = properties.key();
        this.json = json;
        try {
            Disk.makeDirectory(directory);
        } catch (IOException impossible) {
            throw new UncheckedIOException(
                    "zugang.snapshot.directory: " + directory + " (expected: writable)", impossible);
        }
    }

    /** Fills the memory from the newest readable generation, with everything that follows it without a gap. */
    public Restored restore(Subscriptions into) {
        List<Long> generations = generations();
        boolean intact = true;
        for (long generation : generations) {
            try {
                read(generation, into);
            } catch (IOException | RuntimeException unreadable) {
                log.error("snapshot: generation {} is not readable: {}", generation, unreadable.getMessage());
                intact = false;
                continue;
            }
            boolean gapless = generations.reversed().stream()
                    .filter(later -> later >= generation)
                    .allMatch(later -> replay(later, into));
            return intact && gapless ? Restored.COMPLETE : Restored.DEGRADED;
        }
        return Restored.NOTHING;
    }

    /**
     * Makes changes durable. The last one of a full journal goes into it, too, so that the next journal joins it.
     *
     * @throws UncheckedIOException when the disk refuses; then only {@link #write} can make up for it
     */
    public void append(Batch batch, Subscriptions now) {
        try {
            var open = journal;
            if (open != null) {
                open.append(json.writeValueAsString(batch));
            }
            if (open == null || open.lines() >= LINES_PER_JOURNAL) {
                write(now);
            }
        } catch (IOException failed) {
            close(); // whatever it holds, the next append starts a new generation
            throw new UncheckedIOException("snapshot: could not be written", failed);
        }
    }

    /** Starts a new generation with everything that is in memory now. */
    public void write(Subscriptions now) {
        var position = now.position();
        if (position == null) {
            return;
        }
        try {
            long generation = generations().stream().findFirst().orElse(0L) + 1;
            var next = Journal.begin(file(generation, "journal"), key);
            try {
                SealedLines.write(
                        file(generation, "snapshot"),
                        key,
                        Stream.concat(Stream.<Object>of(position), now.everyone().stream())
                                .map(json::writeValueAsString)
                                .iterator());
            } catch (IOException | RuntimeException failed) {
                next.close();
                throw failed;
            }
            close();
            journal = next;
            removeBefore(generation - 1);
        } catch (IOException failed) {
            throw new UncheckedIOException("snapshot: could not be written", failed);
        }
    }

    public void close() {
        try (var _ = journal) {
            journal = null;
        } catch (IOException failed) {
            log.warn("snapshot: journal could not be closed: {}", failed.getMessage());
        }
    }

    private void read(long generation, Subscriptions into) throws IOException {
        var lines = new ArrayList<TechnicalUser>();
        var position = new Position[1];
        Consumer<String> take = line -> {
            if (position[0] == null) {
                position[0] = json.readValue(line, Position.class);
            } else {
                lines.add(json.readValue(line, TechnicalUser.class));
            }
        };
        SealedLines.read(file(generation, "snapshot"), key, take);
        into.replace(position[0], lines);
    }

    private boolean replay(long generation, Subscriptions into) {
        try {
            return Journal.replay(file(generation, "journal"), key, line -> {
                var batch = json.readValue(line, Batch.class);
                var reached = into.position();
                if (reached == null || !reached.equals(batch.from())) {
                    log.error("snapshot: journal {} goes on from {}, not from {}", generation, batch.from(), reached);
                    return false;
                }
                into.apply(batch.reached(), batch.changes());
                return true;
            });
        } catch (IOException | RuntimeException unreadable) {
            log.error("snapshot: journal {} is not readable: {}", generation, unreadable.getMessage());
            return false;
        }
    }

    /** The numbers that have a snapshot, newest first. */
    private List<Long> generations() {
        try (var files = Files.list(directory)) {
            return files.map(file -> SNAPSHOT.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(match -> Long.valueOf(match.group(1)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("snapshot: " + directory + " is not readable", unreadable);
        }
    }

    private void removeBefore(long generation) throws IOException {
        for (long old : generations()) {
            if (old < generation) {
                Files.deleteIfExists(file(old, "snapshot"));
                Files.deleteIfExists(file(old, "journal"));
            }
        }
    }

    private Path file(long generation, String kind) {
        return directory.resolve("subscriptions-" + generation + "." + kind);
    }
}
