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

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    public static synchronized TestDatabase create() {
        String name = "osr" + NUMBER.incrementAndGet();
        if (NUMBER.get() == 1) {
            SERVER.execute(
                    "postgres",
                    "create role osr_owner login",
                    "create role osr_app login",
                    "create role osr_operator login in role osr_app");
        }
        SERVER.execute("postgres", "create database " + name);
        SERVER.execute(name, "create schema osr authorization osr_owner", "grant usage on schema osr to osr_app");
        return new TestDatabase(name);
    }

    public String url() {
        return SERVER.url(name) + "?currentSchema=osr";
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
        SERVER.execute(
                name,
                Stream.concat(Stream.of("set search_path = osr"), Arrays.stream(statements))
                        .toArray(String[]::new));
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
