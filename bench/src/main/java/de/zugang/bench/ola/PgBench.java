package de.zugang.bench.ola;

import de.zugang.bench.database.Server;
import de.zugang.bench.machine.Command;
import de.zugang.bench.machine.Tool;
import de.zugang.localpostgres.Directories;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The service's statements without the service: by pgbench, as the service's own role, under the same row-level security.
 *
 * @param script name of an SQL resource beside this class, without its end
 */
record PgBench(Server server, String database, String script) {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int MICROSECONDS = 2;
    private static final double PER_MS = 1000;
    private static final int PERCENT = 100;

    /** What a run saw; times are those of whole transactions, ascending, in milliseconds. */
    record Round(List<Double> times, double seconds) {

        double perSecond() {
            return times.size() / seconds;
        }

        double percentile(int percent) {
            return times.get(Math.min(times.size() - 1, times.size() * percent / PERCENT));
        }
    }

    Round run(int clients, Duration time, Map<String, Integer> variables) {
        try {
            Path folder = Files.createTempDirectory("zugang-bench-");
            try (InputStream statements = PgBench.class.getResourceAsStream(script + ".sql")) {
                if (statements == null) {
                    throw new IllegalStateException(script + ".sql is missing");
                }
                Path file = folder.resolve("script.sql");
                Files.copy(statements, file);
                new Command(words(clients, time, variables, folder, file), environment()).run(time.plus(GRACE));
                return new Round(times(folder), time.toSeconds());
            } finally {
                Directories.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "PGOPTIONS",
                "-c search_path=ola",
                "PGPASSWORD",
                server.secrets().get("database.ola_app"));
    }

    private List<String> words(int clients, Duration time, Map<String, Integer> variables, Path folder, Path file) {
        var words = new ArrayList<>(List.of(
                Tool.PGBENCH.path().toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--log",
                "--log-prefix=" + folder.resolve("times"),
                "--client=" + clients,
                "--jobs=1",
                "--time=" + time.toSeconds(),
                "--file=" + file,
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--username=ola_app"));
        variables.forEach((name, value) -> words.add("--define=" + name + "=" + value));
        words.add(database);
        return words;
    }

    private static List<Double> times(Path folder) throws IOException {
        var times = new ArrayList<Double>();
        try (Stream<Path> logs = Files.list(folder)) {
            for (Path log : logs.filter(file -> file.getFileName().toString().startsWith("times"))
                    .toList()) {
                for (String line : Files.readAllLines(log)) {
                    times.add(Double.parseDouble(line.split(" ", -1)[MICROSECONDS]) / PER_MS);
                }
            }
        }
        if (times.isEmpty()) {
            throw new IllegalStateException("pgbench did nothing");
        }
        return times.stream().sorted().toList();
    }
}
