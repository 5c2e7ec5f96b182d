package de.zugang.bench.machine;

import de.zugang.localpostgres.Offspring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end. */
public record Command(List<String> words, Map<String, String> environment) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /**
     * What a program said and cost.
     *
     * @param cpuSeconds processor time of the program and of what it started
     */
    public record Ended(String output, double cpuSeconds) {}

    /**
     * Runs it; nothing else may be run meanwhile, or its cost is counted too.
     *
     * @throws IllegalStateException with what it said if it fails or does not end in time
     */
    public Ended run(Duration limit) {
        try {
            Path output = Files.createTempFile("zugang-bench-", ".out");
            try {
                var builder =
                        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                double before = costOfChildren();
                Process process = Offspring.start(builder, "TERM");
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                }
                String said = Files.readString(output, StandardCharsets.UTF_8);
                if (!ended || process.exitValue() != 0) {
                    throw new IllegalStateException(
                            words.getFirst() + (ended ? " failed: " : " did not end in " + limit + ": ") + said);
                }
                return new Ended(said, costOfChildren() - before);
            } finally {
                Files.delete(output);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static double costOfChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }
}
