package de.zugang.localpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that do not outlive this JVM, not even when it is killed without notice.
 *
 * <p>The kernel sends the signal when the <em>thread</em> that started the child is gone. So all children are started by
 * one thread that lives as long as the JVM. Each child leads a session of its own: Ctrl-C in a terminal reaches this JVM
 * alone, which then ends its children in order.
 */
public final class Offspring {

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final ExecutorService PARENT = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("parent-of-processes").daemon().factory());

    private Offspring() {}

    /**
     * Starts the process.
     *
     * @param signal what the child gets when this JVM is gone, for example {@code TERM}
     * @throws IOException if the program cannot be started
     */
    public static Process start(ProcessBuilder process, String signal) throws IOException {
        process.command(bound(process.command(), signal));
        try {
            return PARENT.submit(process::start).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + process.command(), interrupted);
        }
    }

    /** Both programs replace themselves by the next one, so the process id is the program's own. */
    private static List<String> bound(List<String> program, String signal) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        if (program.getFirst().equals(SETPRIV.toString())) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", signal));
            command.addAll(program.subList(1, program.size()));
            return command;
        }
        if (Files.isExecutable(SETPRIV)) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", signal));
        }
        command.addAll(program);
        return command;
    }
}
