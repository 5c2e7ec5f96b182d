package de.zugang.sandbox.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to run the sandbox of this directory. The kernel takes it back when the process ends, so nothing stale is ever
 * left.
 */
final class Claim implements AutoCloseable {

    private final FileChannel channel;

    private Claim(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the right; empty if another process has it. */
    static Optional<Claim> on(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new Claim(channel));
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " could not be locked", failed);
        }
    }

    static boolean isTaken(Path file) {
        Optional<Claim> claim = on(file);
        claim.ifPresent(Claim::close);
        return claim.isEmpty();
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
