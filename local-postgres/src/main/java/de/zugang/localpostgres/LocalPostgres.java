package de.zugang.localpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL server that listens on 127.0.0.1 only and trusts everybody there: for one machine, never for a
 * network. The superuser is {@code postgres}.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Process server;
    private final int port;
    private final Path log;
    private final @Nullable Path temporary;

    private LocalPostgres(Process server, int port, Path log, @Nullable Path temporary) {
        this.server = server;
        this.port = port;
        this.log = log;
        this.temporary = temporary;
    }

    /**
     * Starts a server for a test: empty, on a free port, without fsync, deleted when closed or when the JVM ends.
     */
    public static LocalPostgres temporary() {
        try {
            Path home = Files.createTempDirectory(scratch(), "test-");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            var postgres = start(home.resolve("data"), FreePort.any(), Durability.NONE, home);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgres"));
            return postgres;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether an acknowledged commit must survive the loss of power. */
    public enum Durability {
        /** Commits reach the disk; for benches and claims of durability. */
        FULL,
        /** Commits survive the end of any process, not of the machine; much quicker on slow disks. */
        NONE
    }

    /**
     * Starts a server on a data directory, which is created if it is not there.
     *
     * @throws IllegalStateException with the server's own words if it does not get ready within 30 s
     */
    public static LocalPostgres start(Path data, int port, Durability durability) {
        return start(data, port, durability, null);
    }

    private static LocalPostgres start(Path data, int port, Durability durability, @Nullable Path temporary) {
        RunAs user = RunAs.present();
        Path bin = Binaries.in(scratch()).resolve("bin");
        Path log = data.resolveSibling(data.getFileName() + ".log");
        try {
            initialise(user, bin, data, log);
            // INT is PostgreSQL's fast shutdown; TERM would wait for clients to leave.
            Process server = Offspring.start(
                    writingTo(log, user.command(serverCommand(bin, data, port, durability)))
                            .directory(data.toFile()),
                    "INT");
            var postgres = new LocalPostgres(server, port, log, temporary);
            postgres.awaitReady(log);
            return postgres;
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + data, failed);
        }
    }

    private static void initialise(RunAs user, Path bin, Path data, Path log) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(data);
        if (!user.reaches(data)) {
            throw new IllegalStateException(data + ": PostgreSQL runs as nobody here and cannot get there; every parent"
                    + " directory must let others pass (chmod o+x), or choose another directory");
        }
        user.own(data);
        Process initdb = Offspring.start(
                writingTo(log, user.command(initCommand(bin, data))).directory(data.toFile()), "TERM");
        if (exitCode(initdb, Duration.ofSeconds(60)) != 0) {
            throw new IllegalStateException("initdb failed: " + lastLines(log));
        }
    }

    private static ProcessBuilder writingTo(Path log, List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static List<String> initCommand(Path bin, Path data) {
        return List.of(
                bin.resolve("initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync");
    }

    private static List<String> serverCommand(Path bin, Path data, int port, Durability durability) {
        var command = new ArrayList<>(List.of(
                bin.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                // the detail of an error quotes the row it is about, and rows hold people
                "-c",
                "log_error_verbosity=terse"));
        if (durability == Durability.NONE) {
            command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off"));
        }
        return command;
    }

    private void awaitReady(Path log) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (server.isAlive() && System.nanoTime() < deadline) {
            // Bounded, because whatever else listens on the port may never answer.
            try (Connection _ = DriverManager.getConnection(
                    url("postgres") + "?connectTimeout=2&socketTimeout=2", "postgres", "")) {
                return;
            } catch (SQLException notYet) {
                exitCode(server, Duration.ofMillis(50));
            }
        }
        close();
        throw new IllegalStateException("PostgreSQL did not get ready on port " + port + ": " + lastLines(log));
    }

    /** JDBC URL of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** The server process, to be watched; it is ended by {@link #close()}. */
    public Process process() {
        return server;
    }

    public long pid() {
        return server.pid();
    }

    public boolean isRunning() {
        return server.isAlive();
    }

    /** What the server writes while it runs. */
    public Path log() {
        return log;
    }

    /** A connection as superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    /** Executes statements as superuser, each in its own transaction. */
    public void execute(String database, String... statements) {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Ends the server: at once for clients (fast shutdown), in order for the data. */
    @Override
    public void close() {
        if (server.isAlive()) {
            interrupt(server);
            if (exitCode(server, Duration.ofSeconds(10)) == STILL_RUNNING) {
                server.destroyForcibly();
                exitCode(server, Duration.ofSeconds(5));
            }
        }
        if (temporary != null) {
            try {
                Directories.delete(temporary);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Whether PostgreSQL can work in this directory: as root it runs as nobody, whom every parent must let pass. */
    public static boolean reaches(Path directory) {
        return RunAs.present().reaches(directory);
    }

    /**
     * Makes a data directory as a copy of another one, of a server that was closed in order.
     *
     * @throws UncheckedIOException if it cannot be copied; nothing is left then
     */
    public static void copy(Path template, Path data) {
        try {
            Path draft = data.resolveSibling(data.getFileName() + ".draft");
            Directories.delete(draft);
            Directories.copy(template, draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
            RunAs.present().ownAll(draft);
            Files.move(draft, data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Asks a server to end at once for clients and in order for the data (PostgreSQL's fast shutdown). */
    public static void interrupt(Process server) {
        // TERM would wait for clients to leave.
        new Signal(server.pid()).interrupt();
    }

    /** A directory that {@code nobody} reaches too; for what may be deleted at any time. */
    public static Path scratch() {
        Path directory =
                Path.of(System.getProperty("java.io.tmpdir"), "zugang-postgres-" + System.getProperty("user.name"));
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final int STILL_RUNNING = -1;

    private static int exitCode(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : STILL_RUNNING;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return STILL_RUNNING;
        }
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException unreadable) {
            return "(no log at " + log + ")";
        }
    }
}
