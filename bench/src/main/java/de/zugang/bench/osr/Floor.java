package de.zugang.bench.osr;

import de.zugang.bench.database.Server;
import de.zugang.bench.machine.Command;
import de.zugang.bench.machine.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL itself can do: the rows that a delivery must at least write, by pgbench ({@code floor.sql}). */
record Floor(Server server, String database, int units, int clients) {

    private static final List<Integer> CLIENTS = List.of(16, Deliveries.CONNECTIONS);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Pattern PROCESSED = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final double MS = 1000;

    /** Deliveries' worth of rows a second, and what each cost. */
    record Round(double perSecond, double databaseCpuMs, double clientCpuMs) {}

    /** With as many clients as get the most out of it: as many as send deliveries, or fewer. Warms it up besides. */
    static Floor best(Server server, String database, int units, Duration time) {
        return CLIENTS.stream()
                .map(clients -> new Floor(server, database, units, clients))
                .max(Comparator.comparingDouble(floor -> floor.round(time).perSecond()))
                .orElseThrow();
    }

    Round round(Duration time) {
        double before = server.processes().cpuSeconds();
        Command.Ended ended = run(time);
        double database = server.processes().cpuSeconds() - before;
        double done = number(PROCESSED, ended.output());
        if (number(FAILED, ended.output()) > 0) {
            throw new IllegalStateException("pgbench failed: " + ended.output());
        }
        return new Round(number(RATE, ended.output()), database * MS / done, ended.cpuSeconds() * MS / done);
    }

    private Command.Ended run(Duration time) {
        try {
            Path script = Files.createTempFile("zugang-bench-", ".sql");
            try (InputStream statements = Floor.class.getResourceAsStream("floor.sql")) {
                if (statements == null) {
                    throw new IllegalStateException("floor.sql is missing");
                }
                Files.copy(statements, script, StandardCopyOption.REPLACE_EXISTING);
                return new Command(words(time, script), Map.of("PGOPTIONS", "-c search_path=osr"))
                        .run(time.plus(GRACE));
            } finally {
                Files.delete(script);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> words(Duration time, Path script) {
        return List.of(
                Tool.PGBENCH.path().toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=1",
                "--time=" + time.toSeconds(),
                "--define=units=" + units,
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--username=postgres",
                database);
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench told no " + pattern + ": " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
