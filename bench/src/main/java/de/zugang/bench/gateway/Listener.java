package de.zugang.bench.gateway;

import de.zugang.bench.machine.Processes;
import de.zugang.localpostgres.Offspring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that listens on a port of this machine; ends with this. */
record Listener(Process process, int port, Path log) implements AutoCloseable {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "TMPDIR", "USER");

    /** Starts it and waits until somebody listens. */
    static Listener start(List<String> words, Map<String, String> environment, int port, Path directory, Path log) {
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().putAll(environment);
        try {
            var listener = new Listener(Offspring.start(builder, "TERM"), port, log);
            listener.await();
            return listener;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void await() {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        try {
            while (!listens()) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("nobody listens on port " + port + "; see " + log);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Processes processes() {
        return new Processes(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
