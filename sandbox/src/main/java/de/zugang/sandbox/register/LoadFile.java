package de.zugang.sandbox.register;

import de.zugang.sandbox.journey.Answer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Loads a file and tells a person about it. Goes on by itself when the service or the connection to it breaks, and goes on
 * where an earlier run of the same file was ended.
 */
public final class LoadFile {

    /** What there is to load, and how. */
    public record Options(RegisterFile file, boolean dryRun, boolean legacy, Optional<Path> report) {}

    /** Everything is in the register, or was before. */
    public static final int DONE = 0;

    /** The file was read to its end, but lines were refused. */
    public static final int SOME_REFUSED = 3;

    private static final int READ = 200;
    private static final int UNKNOWN = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final int ATTEMPTS = 6;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration STANDSTILL = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 200;
    private static final int SHOWN = 10;

    private final Register register;
    private final PrintStream out;
    private final boolean terminal;

    public LoadFile(Register register, PrintStream out, boolean terminal) {
        this.register = register;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Loads the file.
     *
     * @return the exit status
     * @throws Failed if it could not be read to its end
     */
    public int run(Options options) {
        RegisterFile file = options.file();
        UUID id = file.importId(options.dryRun(), options.legacy());
        long start = System.nanoTime();
        out.printf(
                Locale.ROOT,
                "%s: %s, %,d bytes%s%n",
                file.path(),
                file.format(),
                file.size(),
                options.dryRun() ? ", dry run" : "");
        JsonNode report = load(options, id);
        options.report().ifPresent(target -> register.refusals(id, target));
        tell(report, options, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return report.get("refused").asLong() == 0 ? DONE : SOME_REFUSED;
    }

    /** How one sending of the file ended. */
    private sealed interface Sent {

        record Read(JsonNode report) implements Sent {}

        /** The service or the connection to it broke. */
        record Broken() implements Sent {}

        /** Another import has the turn. */
        record NotItsTurn(String why, Duration comeBack) implements Sent {}
    }

    private JsonNode load(Options options, UUID id) {
        long patience = System.nanoTime() + LONGEST_WAIT.toNanos();
        int broken = 0;
        while (true) {
            switch (send(options, id)) {
                case Sent.Read(JsonNode report) -> {
                    return report;
                }
                case Sent.Broken _ -> {
                    if (++broken == ATTEMPTS) {
                        throw new Failed("osr-service cannot be reached. The same command goes on where it was");
                    }
                    Duration pause = PAUSE.multipliedBy(broken);
                    out.printf(Locale.ROOT, "The connection broke; goes on in %d s.%n", pause.toSeconds());
                    LockSupport.parkNanos(pause.toNanos());
                }
                case Sent.NotItsTurn(String why, Duration comeBack) -> {
                    if (System.nanoTime() > patience) {
                        throw new Failed(why + " The same command goes on where it was");
                    }
                    out.printf(Locale.ROOT, "%s Tries again in %d s.%n", why, comeBack.toSeconds());
                    LockSupport.parkNanos(comeBack.toNanos());
                }
            }
        }
    }

    private Sent send(Options options, UUID id) {
        try {
            Answer before = register.progress(id);
            if (before.status() == UNAVAILABLE) {
                return new Sent.Broken();
            }
            if (before.status() != UNKNOWN) {
                sayWhereItGoesOn(expected(before), options);
            }
            var sent = new Counter();
            Register.Loaded loaded =
                    await(register.load(options.file(), id, options.dryRun(), options.legacy(), sent), sent, options);
            return ended(loaded);
        } catch (UncheckedIOException broken) {
            return new Sent.Broken();
        }
    }

    private static Sent ended(Register.Loaded loaded) {
        Answer answer = loaded.answer();
        if (answer.status() == CONFLICT && loaded.comeBack().isPresent()) {
            return new Sent.NotItsTurn(
                    Failed.sentence(answer), loaded.comeBack().get());
        }
        return answer.status() == UNAVAILABLE ? new Sent.Broken() : new Sent.Read(expected(answer));
    }

    private static JsonNode expected(Answer answer) {
        if (answer.status() != READ) {
            throw Failed.of(answer);
        }
        return answer.json();
    }

    private void sayWhereItGoesOn(JsonNode before, Options options) {
        long lines = before.get("lines").asLong();
        if (!options.dryRun() && !before.get("finished").asBoolean() && lines > 0) {
            out.printf(Locale.ROOT, "Goes on behind line %,d, where it broke off.%n", lines);
        }
    }

    private Register.Loaded await(CompletableFuture<Register.Loaded> loading, Counter sent, Options options) {
        var bar = new ProgressBar(out, terminal, options.file().size());
        long last = -1;
        long moved = System.nanoTime();
        try {
            while (true) {
                bar.at(sent.bytes());
                if (sent.bytes() != last) {
                    last = sent.bytes();
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                    loading.cancel(true);
                    throw new Failed("osr-service has taken nothing for " + STANDSTILL.toMinutes() + " minutes");
                }
                try {
                    Register.Loaded loaded = loading.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    if (loaded.answer().status() == READ) {
                        bar.at(options.file().size());
                    }
                    return loaded;
                } catch (TimeoutException _) {
                    // still at it
                }
            }
        } catch (ExecutionException broken) {
            throw new UncheckedIOException(new IOException("the connection broke", broken.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted. The same command goes on where it was");
        } finally {
            bar.end();
        }
    }

    private void tell(JsonNode report, Options options, long millis) {
        long lines = report.get("lines").asLong();
        long created = report.get("created").asLong();
        long changed = report.get("changed").asLong();
        long refused = report.get("refused").asLong();
        out.printf(
                Locale.ROOT,
                "%,d line%s: %,d new, %,d changed, %,d known already, %,d refused (%.1f s).%n",
                lines,
                lines == 1 ? "" : "s",
                created,
                changed,
                report.get("unchanged").asLong(),
                refused,
                millis / 1e3);
        if (options.dryRun()) {
            out.println("This was a dry run: nothing is stored.");
        } else if (created + changed == 0) {
            out.println("Nothing changed.");
        }
        tellRefusals(report.get("refusals"), refused, options);
    }

    private void tellRefusals(JsonNode refusals, long refused, Options options) {
        for (int i = 0; i < Math.min(SHOWN, refusals.size()); i++) {
            JsonNode refusal = refusals.get(i);
            String column = refusal.path("column").asString("");
            out.printf(
                    Locale.ROOT,
                    "  line %d%s: %s (expected: %s)%n",
                    refusal.get("line").asLong(),
                    column.isEmpty() ? "" : ", " + column,
                    refusal.get("found").asString(),
                    refusal.get("expected").asString());
        }
        if (options.report().isPresent()) {
            out.println((refused == 0 ? "No refused lines in " : "All refused lines: ")
                    + options.report().get());
        } else if (refused > SHOWN) {
            out.printf(Locale.ROOT, "  and %,d more; --report FILE writes them all.%n", refused - SHOWN);
        }
    }
}
