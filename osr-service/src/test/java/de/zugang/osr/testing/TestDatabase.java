package de.zugang.osr.testing;

import de.zugang.localpostgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One PostgreSQL per test JVM, with the roles of production; each caller gets a database of its own. */
public final class TestDatabase {

    private static final LocalPostgres SERVER = LocalPostgres.temporary();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final LocalPostgres server;
    private final String name;

    private TestDatabase(LocalPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    public static synchronized TestDatabase create() {
        String name = "osr" + NUMBER.incrementAndGet();
        if (NUMBER.get() == 1) {
            createRoles(SERVER);
        }
        return create(SERVER, name);
    }

    /** The only one on a server that the test stops, kills and starts again at the same port. */
    public static TestDatabase on(LocalPostgres server) {
        createRoles(server);
        return create(server, "osr");
    }

    private static void createRoles(LocalPostgres server) {
        server.execute(
                "postgres",
                "create role osr_owner login",
                "create role osr_app login",
                "create role osr_operator login in role osr_app");
    }

    private static TestDatabase create(LocalPostgres server, String name) {
        server.execute("postgres", "create database " + name);
        server.execute(name, "create schema osr authorization osr_owner", "grant usage on schema osr to osr_app");
        return new TestDatabase(server, name);
    }

    public String url() {
        return server.url(name) + "?currentSchema=osr";
    }

    /** What the server has logged so far, about all databases. */
    public static String serverLog() {
        try {
            return Files.readString(SERVER.log());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As superuser, whom row-level security does not bind. */
    public void execute(String... statements) {
        server.execute(
                name,
                Stream.concat(Stream.of("set search_path = osr"), Arrays.stream(statements))
                        .toArray(String[]::new));
    }

    /**
     * Takes all rows out of these tables and out of none that refer to them. Row by row: whoever truncates takes whole tables
     * from a service that runs, and may meet it the other way round.
     */
    public void empty(String... tables) {
        execute(Stream.concat(
                        Stream.of("set session_replication_role = replica"),
                        Arrays.stream(tables).map(table -> "delete from " + table))
                .toArray(String[]::new));
    }

    /** The register with its roles and reports, and all deliveries. */
    public void emptyRegister() {
        empty(
                "billing_unit",
                "residential_unit",
                "partner",
                "on_site_role",
                "imported_role",
                "register_import",
                "register_refusal",
                "delivery",
                "waiting_delivery",
                "idempotency_key",
                "quarantine");
    }

    /** The only value of a query, as superuser. */
    public String value(String query) {
        try (var connection = DriverManager.getConnection(url(), "postgres", "");
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return String.valueOf(row.getObject(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }
}
