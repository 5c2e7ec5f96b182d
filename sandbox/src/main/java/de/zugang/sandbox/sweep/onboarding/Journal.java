package de.zugang.sandbox.sweep.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** Every accepted order, on the disk before it counts: what the service owes, whatever becomes of it. */
final class Journal implements AutoCloseable {

    private static final String UNANSWERED = "-";

    private final Path file;
    private final FileChannel channel;

    Journal(Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void accepted(Probe probe, String order) {
        write(probe, order);
    }

    /** The connection broke: the order is placed or not, and nobody was promised anything. */
    void unanswered(Probe probe) {
        write(probe, UNANSWERED);
    }

    private synchronized void write(Probe probe, String what) {
        try {
            channel.write(ByteBuffer.wrap((probe.number() + " " + what + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Each accepted attempt with the id of its order. */
    Map<Probe, String> accepted() {
        var accepted = all();
        accepted.values().removeIf(UNANSWERED::equals);
        return accepted;
    }

    /** Each attempt that may have left an order: with its id, or with none if no answer came. */
    Map<Probe, String> all() {
        var all = new TreeMap<Probe, String>(java.util.Comparator.comparingInt(Probe::number));
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", -1);
                all.put(new Probe(Integer.parseInt(words[0])), words[1]);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return all;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
