package de.zugang.osr.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs what a paper tells its reader to type. */
public final class Shell {

    private static final int LIMIT_SECONDS = 60;

    private Shell() {}

    /**
     * What a command printed.
     *
     * @param status its exit status
     */
    public record Result(int status, String out) {}

    /** Whether this machine has all of these programs. */
    public static boolean has(String... programs) {
        List<Path> path = Stream.of(System.getenv("PATH").split(Pattern.quote(java.io.File.pathSeparator)))
                .map(Path::of)
                .toList();
        return Stream.of(programs)
                .allMatch(program -> path.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program))));
    }

    /** Runs a command in a folder and waits for its end. */
    public static Result run(Path folder, Map<String, String> environment, String... command) {
        Path out = folder.resolve("out.log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " did not end");
            }
            return new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
