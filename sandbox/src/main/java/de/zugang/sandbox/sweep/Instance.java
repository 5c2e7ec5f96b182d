package de.zugang.sandbox.sweep;

import de.zugang.sandbox.child.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One instance of a service, killed and started again. */
public final class Instance {

    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final JavaProgram program;
    private @Nullable Process process;
    private volatile boolean ready;

    public Instance(JavaProgram program) {
        this.program = program;
    }

    /** Starts it, with further arguments for this once; returns at once. */
    public synchronized void start(String... more) {
        var arguments = new ArrayList<>(program.arguments());
        arguments.addAll(List.of(more));
        try {
            process = new JavaProgram(
                            program.name(),
                            program.port(),
                            program.options(),
                            arguments,
                            program.environment(),
                            program.directory(),
                            program.log(),
                            program.readiness())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Asks it, until it has said so once. */
    public boolean isReady() {
        if (!ready && isAlive()) {
            ready = program.isReady();
        }
        return ready;
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Signal 9; returns when it is dead. */
    public synchronized void kill() {
        ready = false;
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process, LONGEST_END);
        }
    }

    /** Ends it in order; what takes longer is killed. */
    public synchronized void stop(Duration patience) {
        ready = false;
        if (process != null) {
            process.destroy();
            awaitEnd(process, patience);
        }
    }

    private static void awaitEnd(Process process, Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** It has died of itself; to be started again. */
    void isGone() {
        ready = false;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + program.port() + path);
    }
}
