package de.zugang.sandbox.child;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program that should run: started again with back-off when it ends unasked, unless it never got ready at all, which
 * no second start would change.
 */
final class Watched {

    private static final int SIGNALLED = 128;

    private final Program program;
    private final Ledger ledger;
    private final Consumer<String> say;
    private @Nullable Process process;
    private boolean wanted = true;
    private boolean everReady;
    private int starts;
    private BackOff backOff = BackOff.NONE;

    Watched(Program program, Ledger ledger, Consumer<String> say) {
        this.program = program;
        this.ledger = ledger;
        this.say = say;
    }

    Program program() {
        return program;
    }

    /** Starts it and goes on watching it. */
    void start() throws IOException {
        startOnce(program);
    }

    /** As {@link #start}, but as a variant of the program; when that ends unasked, the program itself is started again. */
    synchronized void startOnce(Program variant) throws IOException {
        wanted = true;
        Process started = variant.start();
        process = started;
        starts++;
        ledger.started(program.name(), started.pid(), starts);
        Thread.ofVirtual().name("watch-" + program.name()).start(() -> watch(started, System.nanoTime()));
    }

    private void watch(Process running, long since) {
        try {
            int code = running.waitFor();
            if (mayRestart(running, code, Duration.ofNanos(System.nanoTime() - since))) {
                restartAfterPause(running);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not when another process has taken its place: who stopped it and started it again needs no second copy. */
    private synchronized boolean mayRestart(Process ended, int code, Duration life) {
        if (!wanted || !everReady || isReplaced(ended)) {
            return false;
        }
        backOff = backOff.after(life);
        say.accept("%s ended unasked (%s); starting it again in %.1f s"
                .formatted(program.name(), reason(code), backOff.pause().toMillis() / 1000.0));
        return true;
    }

    private synchronized boolean isReplaced(Process ended) {
        return process == null || process.pid() != ended.pid();
    }

    private synchronized void restartAfterPause(Process ended) throws InterruptedException {
        while (wanted) {
            pause(backOff.pause());
            if (!wanted || isReplaced(ended)) {
                return;
            }
            try {
                start();
                return;
            } catch (IOException | IllegalStateException failed) {
                say.accept(program.name() + " did not start: " + failed.getMessage());
                backOff = backOff.after(Duration.ZERO);
            }
        }
    }

    /** Waits without holding the lock, and no longer once the program is not wanted any more. */
    private void pause(Duration duration) throws InterruptedException {
        long deadline = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); wanted && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    static String reason(int code) {
        return code > SIGNALLED ? "signal " + (code - SIGNALLED) : "exit status " + code;
    }

    /** Whether it answers now; remembers that it once did. */
    boolean isReady() {
        Process asked = current();
        if (asked == null || !asked.isAlive() || !program.isReady() || !asked.isAlive()) {
            return false;
        }
        synchronized (this) {
            everReady = true;
        }
        return true;
    }

    /** How often it was started so far. */
    synchronized int starts() {
        return starts;
    }

    /** Whether it ended before it was ready for the first time. */
    synchronized boolean isStillborn() {
        return !everReady && process != null && !process.isAlive();
    }

    synchronized @Nullable Process current() {
        return process;
    }

    /** Kills it (signal 9) and returns when it is dead; it comes back by itself. */
    void kill() throws InterruptedException {
        Process victim = current();
        if (victim != null) {
            victim.destroyForcibly().waitFor();
        }
    }

    /** Asks it to end and not to come back. */
    synchronized void stop() {
        wanted = false;
        notifyAll();
        if (process != null && process.isAlive()) {
            program.end(process);
        }
    }

    /** Waits until it has ended, and kills it when it takes too long. */
    void awaitEnd(Duration patience) throws InterruptedException {
        Process ending = current();
        if (ending != null && !ending.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            say.accept(program.name() + " does not end by itself; killing it");
            ending.destroyForcibly().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
