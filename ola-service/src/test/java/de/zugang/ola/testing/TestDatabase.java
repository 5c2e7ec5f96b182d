package de.zugang.ola.testing;

import de.zugang.localpostgres.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL per test JVM, with the roles of production; each caller gets a database of its own. */
public final class TestDatabase {

    private static final LocalPostgres SERVER = LocalPostgres.temporary();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    public static synchronized TestDatabase create() {
        String name = "ola" + NUMBER.incrementAndGet();
        if (NUMBER.get() == 1) {
            SERVER.execute("postgres", "create role ola_owner login", "create role ola_app login");
        }
        SERVER.execute("postgres", "create database " + name);
        SERVER.execute(name, "create schema ola authorization ola_owner", "grant usage on schema ola to ola_app");
        return new TestDatabase(name);
    }

    String url() {
        return SERVER.url(name) + "?currentSchema=ola";
    }

    /** As superuser, whom row-level security does not bind, or as the application. */
    public Connection connect(String role) {
        try {
            return DriverManager.getConnection(url(), role, "");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As superuser. */
    public void execute(String... statements) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The only value of a query, as superuser. */
    public String value(String query) {
        try (var connection = connect("postgres")) {
            return value(connection, query);
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }

    public static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getObject(1));
        }
    }
}
