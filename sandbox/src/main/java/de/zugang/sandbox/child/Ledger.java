package de.zugang.sandbox.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The file in which the launcher keeps who it started, so that whoever comes after it can end what it left: by process id
 * and start, never by name.
 */
public final class Ledger {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LAUNCHER = "launcher";

    /** One line of the file. */
    public record Entry(String name, long pid, long ticks, int starts) {

        ProcessStart process() {
            return new ProcessStart(pid, ticks);
        }

        /** Whether this very process runs. */
        public boolean isAlive() {
            return process().isAlive();
        }
    }

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public Ledger(Path file) {
        this.file = file;
    }

    /** Writes down this process as the one that starts the others. */
    public void launched() {
        started(LAUNCHER, ProcessHandle.current().pid(), 1);
    }

    /** The launcher that the file names, if it still runs. */
    public Optional<ProcessHandle> launcher() {
        return read().stream()
                .filter(entry -> entry.name().equals(LAUNCHER) && entry.isAlive())
                .findAny()
                .flatMap(entry -> ProcessHandle.of(entry.pid()));
    }

    /** Writes down a process that was just started. */
    public synchronized void started(String name, long pid, int starts) {
        ProcessStart process = ProcessStart.of(pid);
        if (process != null) {
            entries.put(name, new Entry(name, pid, process.ticks(), starts));
            write();
        }
    }

    public synchronized void clear() {
        entries.clear();
        write();
    }

    private void write() {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.write(
                    draft,
                    entries.values().stream()
                            .map(e -> "%s %d %d %d".formatted(e.name(), e.pid(), e.ticks(), e.starts()))
                            .toList());
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the file says; empty if it is not there. */
    public List<Entry> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(Ledger::entry)
                            .filter(Objects::nonNull)
                            .toList()
                    : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable Entry entry(String line) {
        String[] parts = line.split(" ", -1);
        return parts.length == 4
                ? new Entry(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Integer.parseInt(parts[3]))
                : null;
    }

    /**
     * Ends what an earlier launcher left running: a TERM, and a KILL for what is still there after 10 s.
     *
     * @return the names of what was ended
     */
    public List<String> endLeftovers() {
        var ended = new ArrayList<String>();
        List<ProcessHandle> left = read().stream()
                .filter(Entry::isAlive)
                .peek(entry -> ended.add(entry.name()))
                .flatMap(entry -> ProcessHandle.of(entry.pid()).stream())
                .toList();
        left.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (ProcessHandle process : left) {
            awaitEnd(process, deadline);
        }
        return ended;
    }

    private static void awaitEnd(ProcessHandle process, long deadline) {
        try {
            process.onExit().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
