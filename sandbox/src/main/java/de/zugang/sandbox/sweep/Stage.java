package de.zugang.sandbox.sweep;

import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.endpoints.PrivateFile;
import de.zugang.sandbox.service.Applications;
import de.zugang.sandbox.service.Database;
import de.zugang.sandbox.service.PassportKeys;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.PostgresProgram;
import de.zugang.sandbox.service.Secrets;
import de.zugang.sandbox.service.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A database of its own, with fsync, a register of one billing unit, and instances of osr-service that start quickly. */
final class Stage implements AutoCloseable {

    static final String CUSTOMER = "0000123456";
    private static final long LONGEST_TRAINING_SECONDS = 120;

    private final Path home;
    private final LocalPostgres server;
    private final PostgresProgram database;
    private final Secrets secrets;
    private final PassportKeys keys;
    private final Applications applications;

    Stage(Path root, Path home) {
        this.home = home;
        this.applications = new Applications(root);
        this.database =
                new PostgresProgram(home.resolve("data"), Ports.free().postgres(), LocalPostgres.Durability.FULL);
        this.secrets = Secrets.of(new PrivateFile(home.resolve("secrets.json")));
        this.keys = new PassportKeys(home).ensure();
        this.server = LocalPostgres.start(database.data(), database.port(), LocalPostgres.Durability.FULL);
        new Database(database, secrets).ensure();
    }

    Passport passport() {
        return new Passport(keys);
    }

    Connection connection() throws SQLException {
        return server.connect("zugang");
    }

    /**
     * Migrates the database and writes down what a start loads, so that later starts take a third of the time; the service
     * ends itself when it is up.
     */
    void prepare(int units) throws SQLException {
        JavaProgram program =
                program("training", List.of("-XX:AOTCacheOutput=" + cache(), "-Dspring.context.exit=onRefresh"));
        try {
            Process training = program.start();
            if (!training.waitFor(LONGEST_TRAINING_SECONDS, TimeUnit.SECONDS) || training.exitValue() != 0) {
                training.destroyForcibly();
                throw new IllegalStateException("osr-service does not start; see " + program.log());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("""
                insert into osr.billing_unit (external_id, customer_number, mscnumber, msc, contracts)
                values ('sweep', '%s', '%s', 'kalo', '{S-COR}')
                """.formatted(CUSTOMER, Chain.BILLING_UNIT));
            statement.execute("""
                insert into osr.residential_unit (external_id, billing_unit_id, customer_number, mscnumber)
                select 'sweep-' || n, id, customer_number, lpad(n::text, 4, '0')
                  from osr.billing_unit, generate_series(1, %d) as n
                """.formatted(units));
        }
    }

    List<Instance> instances(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Instance(
                        program("osr-" + number, List.of("-XX:AOTCache=" + cache(), "-Dspring.flyway.enabled=false"))))
                .toList();
    }

    private JavaProgram program(String name, List<String> more) {
        try {
            Path logs = Files.createDirectories(home.resolve("logs").resolve(name));
            JavaProgram plain = new Services(
                            applications, Ports.free(), secrets, keys, database.platformUrl(), home, logs)
                    .program(Services.OSR);
            var options = new ArrayList<>(plain.options());
            options.addAll(more);
            return new JavaProgram(
                    name,
                    plain.port(),
                    options,
                    plain.arguments(),
                    plain.environment(),
                    plain.directory(),
                    plain.log(),
                    plain.readiness());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path cache() {
        return home.resolve("osr.aot");
    }

    @Override
    public void close() {
        server.close();
    }
}
