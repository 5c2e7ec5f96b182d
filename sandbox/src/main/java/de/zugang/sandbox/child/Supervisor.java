package de.zugang.sandbox.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Starts programs, keeps them running, and ends them. */
public final class Supervisor {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    private final Ledger ledger;
    private final Consumer<String> say;
    private final Map<String, Watched> programs = new LinkedHashMap<>();
    private volatile boolean closing;

    /**
     * Uses a file and a way to tell a person what happened.
     *
     * @param say gets one sentence for each restart and each failure
     */
    public Supervisor(Ledger ledger, Consumer<String> say) {
        this.ledger = ledger;
        this.say = say;
    }

    /** Starts a program; {@link #awaitReady} tells when it can be used. */
    public void start(Program program) {
        var watched = new Watched(program, ledger, say);
        synchronized (programs) {
            if (closing) {
                throw new IllegalStateException("everything is being ended");
            }
            programs.put(program.name(), watched);
        }
        start(watched);
    }

    /** Starts a program again that was stopped. */
    public void start(String name) {
        start(get(name));
    }

    private static void start(Watched watched) {
        try {
            watched.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(watched.program().name() + " could not be started", failed);
        }
    }

    /**
     * Starts a stopped Java program with further arguments, for this one start: when it ends unasked, it comes back without
     * them.
     */
    public void startOnce(String name, List<String> more) {
        Watched watched = get(name);
        if (!(watched.program() instanceof JavaProgram program)) {
            throw new IllegalArgumentException(name + " takes no arguments (expected: a Java program)");
        }
        try {
            watched.startOnce(program.with(more));
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " could not be started", failed);
        }
    }

    /** How often a program was started so far. */
    public int starts(String name) {
        return get(name).starts();
    }

    /**
     * Waits until the program answers as it should.
     *
     * @throws IllegalStateException if it ended before it was ever ready, or is not ready in time
     */
    public void awaitReady(String name, Duration limit) {
        Watched watched = get(name);
        long deadline = System.nanoTime() + limit.toNanos();
        while (!watched.isReady()) {
            if (watched.isStillborn()) {
                throw new IllegalStateException(name + " ended before it was ready");
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(name + " was not ready after " + limit.toSeconds() + " s");
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
        }
    }

    /** Kills a program without notice (signal 9); it is started again. Returns when it is dead. */
    public void kill(String name) {
        try {
            get(name).kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on nothing new is started. */
    public void close() {
        synchronized (programs) {
            closing = true;
        }
    }

    public boolean isClosing() {
        return closing;
    }

    /** Ends programs in order, all at once, and returns when they have ended; they are not started again. */
    public void stop(Collection<String> names) {
        List<Watched> ending = names.stream().filter(this::knows).map(this::get).toList();
        ending.forEach(Watched::stop);
        try {
            for (Watched watched : ending) {
                watched.awaitEnd(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean knows(String name) {
        synchronized (programs) {
            return programs.containsKey(name);
        }
    }

    private Watched get(String name) {
        synchronized (programs) {
            Watched watched = programs.get(name);
            if (watched == null) {
                throw new IllegalArgumentException(
                        "program: " + name + " (expected: one of " + programs.keySet() + ")");
            }
            return watched;
        }
    }
}
