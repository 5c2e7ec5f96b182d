package de.zugang.sandbox.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Every accepted delivery, on the disk before it counts: what the service owes, whatever becomes of it. */
final class Journal implements AutoCloseable {

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

    /** An accepted delivery: the how-manieth of its unit, from 0. */
    record Line(String id, String unit, int step) {

        static Line of(String text) {
            String[] words = text.split(" ", -1);
            return new Line(words[0], words[1], Integer.parseInt(words[2]));
        }

        String text() {
            return id + " " + unit + " " + step + "\n";
        }
    }

    synchronized void write(Line line) {
        try {
            channel.write(ByteBuffer.wrap(line.text().getBytes(StandardCharsets.US_ASCII)));
            channel.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<Line> lines() {
        try {
            return Files.readAllLines(file).stream().map(Line::of).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
