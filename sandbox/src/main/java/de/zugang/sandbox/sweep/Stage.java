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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A database of its own, with fsync, a register of one billing unit, and instances of osr-service that start quickly. */
final class Stage implements AutoCloseable {

    static final String CUSTOMER = "0000123456";
    private static final Duration LONGEST_END_OF_TRAINING = Duration.ofMinutes(2);

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
     * Migrates the database and writes down what a start and the first deliveries load, so that later starts take a third of
     * the time.
     */
    void prepare(int units) throws SQLException {
        JavaProgram program = program("training", List.of("-XX:AOTCacheOutput=" + cache()));
        var instance = new Instance(program);
        try {
            instance.start();
            var training = new Training(instance, passport().of("tu-training", CUSTOMER));
            training.awaitStart();
            fill(units + 1);
            training.deliver(new Chain("%04d".formatted(units + 1)));
            instance.stop(LONGEST_END_OF_TRAINING);
            if (!Files.exists(cache())) {
                throw new IllegalStateException("nothing was written down; see " + program.log());
            }
            forgetTraining();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            instance.kill();
        }
    }

    private void fill(int units) throws SQLException {
        execute("""
                insert into osr.billing_unit (external_id, customer_number, mscnumber, msc, contracts)
                values ('sweep', '%s', '%s', 'kalo', '{S-COR}')
                """.formatted(CUSTOMER, Chain.BILLING_UNIT), """
                insert into osr.residential_unit (external_id, billing_unit_id, customer_number, mscnumber)
                select 'sweep-' || n, id, customer_number, lpad(n::text, 4, '0')
                  from osr.billing_unit, generate_series(1, %d) as n
                """.formatted(units));
    }

    /** What is counted at the end is the sweep's alone. */
    private void forgetTraining() throws SQLException {
        execute(
                "truncate osr.delivery, osr.waiting_delivery, osr.idempotency_key, osr.on_site_role, osr.partner cascade");
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
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
