package de.zugang.bench.database;

import de.zugang.bench.machine.Processes;
import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.child.Port;
import de.zugang.sandbox.endpoints.PrivateFile;
import de.zugang.sandbox.service.Database;
import de.zugang.sandbox.service.PostgresProgram;
import de.zugang.sandbox.service.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL of a run, with fsync on, and its databases: copies of one in which the platform's roles and schemas are
 * and no table yet.
 */
public final class Server implements AutoCloseable {

    private static final String TEMPLATE = "zugang";
    private static final int LIMIT_SECONDS = 120;

    private final Path home;
    private final PostgresProgram program;
    private final Secrets secrets;
    private Process process;

    private Server(Path home, PostgresProgram program, Secrets secrets, Process process) {
        this.home = home;
        this.program = program;
        this.secrets = secrets;
        this.process = process;
    }

    public static Server start(Path state) {
        Path home = LocalPostgres.reaches(state)
                ? state.resolve("postgres")
                : LocalPostgres.scratch()
                        .resolve("bench-" + ProcessHandle.current().pid());
        try {
            Directories.delete(home);
            java.nio.file.Files.createDirectories(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var program =
                new PostgresProgram(home.resolve("data"), Port.someFree(1).getFirst(), LocalPostgres.Durability.FULL);
        var secrets = Secrets.of(new PrivateFile(state.resolve("secrets.json")));
        var server = new Server(home, program, secrets, program.start());
        server.tune();
        new Database(program, secrets).ensure();
        return server;
    }

    /** The usual quarter of the memory for pages, and room for the log, as an operator would give it. */
    private void tune() {
        run(
                "postgres",
                "alter system set shared_buffers = '" + memoryMegabytes() / 4 + "MB'",
                "alter system set max_wal_size = '8GB'",
                "alter system set maintenance_work_mem = '512MB'",
                "alter system set checkpoint_timeout = '15min'");
        stop();
        process = program.start();
    }

    private static long memoryMegabytes() {
        return ((com.sun.management.OperatingSystemMXBean)
                                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize()
                / (1 << 20);
    }

    /** An empty database with roles and schemas. */
    public String create(String name) {
        return copy(TEMPLATE, name);
    }

    /** A copy of a database that nobody is connected to; returns its JDBC URL. */
    public String copy(String from, String name) {
        run("postgres", "create database " + name + " template " + from);
        return url(name);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + program.port() + "/" + database;
    }

    public int port() {
        return program.port();
    }

    public Secrets secrets() {
        return secrets;
    }

    public Processes processes() {
        return new Processes(process.pid());
    }

    /** As superuser, whom row-level security does not bind. */
    public void run(String database, String... statements) {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    /** Each statement over a connection of its own, at the same time; foreign keys are not checked. */
    public void runTogether(String database, List<String> statements) {
        CompletableFuture.allOf(statements.stream()
                        .map(sql -> CompletableFuture.runAsync(
                                () -> run(database, "set session_replication_role = replica", sql)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** The only value of a query, as superuser. */
    public String value(String database, String query) {
        try (Connection connection = connect(database);
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?currentSchema=osr", "postgres", "");
    }

    private void stop() {
        program.end(process);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Directories.delete(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
