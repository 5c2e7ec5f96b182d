package de.zugang.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where and when a run was made.
 *
 * @param facts by name, in the order in which they are told
 */
public record Environment(Instant at, String commit, Map<String, String> facts) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final double KILOBYTES_PER_GIGABYTE = 1024 * 1024.0;

    /** Of this machine and this working copy, now. */
    public static Environment present(Path root, Clock clock) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("processor", field("/proc/cpuinfo", "model name"));
        facts.put("memory", "%.0f GB".formatted(kilobytes() / KILOBYTES_PER_GIGABYTE));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("JDK", String.valueOf(Runtime.version()));
        facts.put("load before", loadAverage());
        return new Environment(clock.instant().truncatedTo(ChronoUnit.SECONDS), commit(root), facts);
    }

    /** The same, and what a bench knows besides. */
    public Environment with(String name, String value) {
        var all = new LinkedHashMap<>(facts);
        all.put(name, value);
        return new Environment(at, commit, all);
    }

    /** The commit's short name, with a word if the working copy differs from it in more than the page of figures. */
    private static String commit(Path root) {
        String name = git(root, "rev-parse", "--short=10", "HEAD").strip();
        boolean changed = git(root, "status", "--porcelain")
                .lines()
                .anyMatch(line -> !line.endsWith("docs/reference/figures.md"));
        return changed ? name + " with local changes" : name;
    }

    private static String git(Path root, String... words) {
        var command = new java.util.ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(words));
        return new Command(command, Map.of()).run(LIMIT).output();
    }

    private static String field(String file, String name) {
        return lines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static double kilobytes() {
        return Double.parseDouble("0" + field("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
    }

    private static String loadAverage() {
        return lines(Path.of("/proc/loadavg")).stream()
                .findFirst()
                .map(line -> line.split(" ", -1)[0])
                .orElse("unknown");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException absent) {
            return List.of();
        }
    }
}
