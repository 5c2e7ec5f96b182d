package de.zugang.sandbox.service;

import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.child.Program;
import java.nio.file.Path;
import java.sql.SQLException;

/** PostgreSQL as a program to be supervised. */
public record PostgresProgram(Path data, int port, LocalPostgres.Durability durability) implements Program {

    public static final String NAME = "postgres";

    @Override
    public String name() {
        return NAME;
    }

    /** Returns when the server takes connections. */
    @Override
    public Process start() {
        return LocalPostgres.start(data, port, durability).process();
    }

    @Override
    public boolean isReady() {
        try (var connection = java.sql.DriverManager.getConnection(
                url() + "postgres?connectTimeout=2&socketTimeout=2", "postgres", "")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Fast shutdown: clients are cut, data are safe. */
    @Override
    public void end(Process process) {
        LocalPostgres.interrupt(process);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    /** JDBC URL of the platform's database. */
    public String platformUrl() {
        return url() + Database.NAME;
    }
}
