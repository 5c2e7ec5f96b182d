package de.zugang.sandbox.child;

import de.zugang.localpostgres.Offspring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java application with an HTTP address that says whether it is ready.
 *
 * @param options of the virtual machine
 * @param arguments class path or jar, main class, and what it takes
 * @param environment what it gets on top of a nearly empty environment
 * @param log where its output goes, appended
 * @param readiness answers 200 when it is ready
 */
public record JavaProgram(
        String name,
        int port,
        List<String> options,
        List<String> arguments,
        Map<String, String> environment,
        Path directory,
        Path log,
        URI readiness)
        implements Program {

    private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "TMPDIR", "USER");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    public JavaProgram {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The same program with further arguments behind its own. */
    JavaProgram with(List<String> more) {
        var all = new ArrayList<>(arguments);
        all.addAll(more);
        return new JavaProgram(name, port, options, all, environment, directory, log, readiness);
    }

    /** The virtual machine that runs this one. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(options);
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What the caller's shell exports must not change what the services do.
        process.environment().keySet().retainAll(KEPT);
        process.environment().putAll(environment);
        return Offspring.start(process, "TERM");
    }

    @Override
    public boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
