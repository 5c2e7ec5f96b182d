package de.zugang.sandbox.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The platform's database: for each service a schema, a role that owns it (for migrations) and one that works in it and
 * may do nothing else. For osr-service a third one, for operators' work.
 */
public record Database(PostgresProgram server, Secrets secrets) {

    static final String NAME = "zugang";
    static final String OSR_OPERATOR = "osr_operator";
    private static final List<String> SCHEMAS = List.of("onboarding", "osr", "ola");

    /** Makes what is missing; harmless when all is there. */
    public void ensure() {
        try {
            try (Connection connection = connect("postgres")) {
                ensureDatabase(connection);
            }
            try (Connection connection = connect(NAME)) {
                for (String schema : SCHEMAS) {
                    ensureSchema(connection, schema);
                }
                ensureRole(connection, OSR_OPERATOR);
                execute(connection, "grant osr_app to " + OSR_OPERATOR);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the database " + NAME + " could not be set up", failed);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.url() + database, "postgres", "");
    }

    private static void ensureDatabase(Connection connection) throws SQLException {
        if (!exists(connection, "select 1 from pg_database where datname = '" + NAME + "'")) {
            execute(connection, "create database " + NAME);
        }
    }

    private void ensureSchema(Connection connection, String schema) throws SQLException {
        ensureRole(connection, schema + "_owner");
        ensureRole(connection, schema + "_app");
        execute(connection, "create schema if not exists " + schema + " authorization " + schema + "_owner");
        execute(connection, "grant usage on schema " + schema + " to " + schema + "_app");
    }

    private void ensureRole(Connection connection, String role) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = '" + role + "'")) {
            execute(connection, "create role " + role + " login password '" + secrets.get("database." + role) + "'");
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
