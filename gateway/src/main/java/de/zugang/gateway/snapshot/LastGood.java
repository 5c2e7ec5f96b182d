package de.zugang.gateway.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One small sealed text that is replaced as a whole, for example the last good set of signing keys. */
public final class LastGood {

    private static final Logger log = LoggerFactory.getLogger(LastGood.class);

    private final Path directory;
    private final Path file;
    private final byte[] key;

    public LastGood(SnapshotProperties properties, String name) {
        this.directory = properties.directory();
        this.file = directory.resolve(name);
        this.key = properties.key();
    }

    /** {@code null} when there is none or it can't be believed. */
    public @Nullable String read() {
        if (!Files.exists(file)) {
            return null;
        }
        var lines = new ArrayList<String>();
        try {
            SealedLines.read(file, key, lines::add);
            return String.join("\n", lines);
        } catch (IOException unreadable) {
            log.error("{} is not readable: {}", file.getFileName(), unreadable.getMessage());
            return null;
        }
    }

    /** Failing to write is reported and no more: what is in memory stays in force. */
    public void write(String text) {
        try {
            Disk.makeDirectory(directory);
            SealedLines.write(file, key, List.of(text.split("\n", -1)).iterator());
        } catch (IOException failed) {
            log.warn("{} could not be written: {}", file.getFileName(), failed.getMessage());
        }
    }
}
