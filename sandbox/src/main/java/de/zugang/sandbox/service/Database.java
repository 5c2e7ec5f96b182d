package de.zugang.sandbox.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The platform's database: for each service a schema, a role that owns it (for migrations) and one that works in it and
 * may do nothing else.
 */
public record Database(PostgresProgram server, Secrets secrets) {

    static final String NAME = "zugang";
    private static final List<String> SCHEMAS = List.of("onboarding", "osr");

    /** Makes what is missing; harmless when all is there. */
    public void ensure() {
        try {
            boolean made;
            try (Connection connection = connect("postgres")) {
                made = ensureDatabase(connection);
            }
            if (made) {
                try (Connection connection = connect(NAME)) {
                    for (String schema : SCHEMAS) {
                        makeSchema(connection, schema);
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the database " + NAME + " could not be set up", failed);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.url() + database, "postgres", "");
    }

    private static boolean ensureDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (found.next()) {
                return false;
            }
            statement.execute("create database " + NAME);
            return true;
        }
    }

    private void makeSchema(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String role : List.of(schema + "_owner", schema + "_app")) {
                statement.execute("create role " + role + " login password '" + secrets.get("database." + role) + "'");
            }
            statement.execute("create schema " + schema + " authorization " + schema + "_owner");
            statement.execute("grant usage on schema " + schema + " to " + schema + "_app");
        }
    }
}
