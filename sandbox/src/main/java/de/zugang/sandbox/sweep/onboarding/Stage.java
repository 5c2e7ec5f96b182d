package de.zugang.sandbox.sweep.onboarding;

import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.child.Port;
import de.zugang.sandbox.customers.CustomerFile;
import de.zugang.sandbox.customers.CustomerImport;
import de.zugang.sandbox.endpoints.PrivateFile;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.keycloak.Installation;
import de.zugang.sandbox.keycloak.KeycloakServer;
import de.zugang.sandbox.keycloak.Preparation;
import de.zugang.sandbox.outbox.Outbox;
import de.zugang.sandbox.outbox.OutboxMessage;
import de.zugang.sandbox.platform.Cache;
import de.zugang.sandbox.service.Applications;
import de.zugang.sandbox.service.Database;
import de.zugang.sandbox.service.PassportKeys;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.PostgresProgram;
import de.zugang.sandbox.service.Secrets;
import de.zugang.sandbox.service.Services;
import de.zugang.sandbox.sweep.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What orders need: PostgreSQL with fsync, Keycloak, a mail server and the phone's provider in this process, one gateway, and
 * instances of onboarding-service that start quickly. Only the instances are killed.
 */
final class Stage implements AutoCloseable {

    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    private final Path root;
    private final Path home;
    private final Ports ports = Ports.free();
    private final Secrets secrets;
    private final LocalPostgres server;
    private final Outbox outbox;
    private final Instance keycloak;
    private final Services services;
    private final Instance gateway;
    private final Http http = new Http();

    Stage(Path root, Path home, Consumer<String> say) {
        this.root = root;
        this.home = home;
        Installation installation =
                new Preparation(Cache.directory(), Cache.keycloakDistribution(root), say).installation();
        secrets = Secrets.of(new PrivateFile(home.resolve("secrets.json"))).and(installation.secrets());
        var database = new PostgresProgram(home.resolve("data"), ports.postgres(), LocalPostgres.Durability.FULL);
        LocalPostgres.copy(installation.databaseTemplate(), database.data());
        outbox = Outbox.start(ports.outbox(), ports.smtp(), secrets.twilio(), InstantSource.system());
        server = LocalPostgres.start(database.data(), database.port(), LocalPostgres.Durability.FULL);
        new Database(database, secrets).ensure();
        keycloak = new Instance(
                new KeycloakServer(ports.keycloak(), ports.keycloakManagement(), ports.postgres(), logs("keycloak"))
                        .of(installation));
        services = new Services(
                new Applications(root),
                ports,
                secrets,
                new PassportKeys(home).ensure(),
                database.platformUrl(),
                home,
                home.resolve("logs"));
        gateway = new Instance(services.program(Services.GATEWAY));
    }

    /** Starts what is not killed, and has one instance write down what starts and orders load, so that later starts are quick. */
    void prepare(Consumer<Instance> firstOrders) {
        keycloak.start();
        Waiting.until("Keycloak is ready", keycloak::isReady);
        var training = new Instance(program("training", ports.onboarding(), List.of("-XX:AOTCacheOutput=" + cache())));
        try {
            training.start();
            Waiting.until("onboarding-service is ready", training::isReady);
            bringInCustomers();
            gateway.start();
            Waiting.until("the gateway is ready", gateway::isReady);
            firstOrders.accept(training);
            training.stop(LONGEST_END);
            if (!Files.exists(cache())) {
                throw new IllegalStateException("nothing was written down; see " + home.resolve("logs"));
            }
        } finally {
            training.kill();
        }
    }

    private void bringInCustomers() {
        var report = new CustomerImport(
                        http,
                        address(ports.onboarding()),
                        () -> tokens().staff(secrets.users().operator()))
                .run(new CustomerFile(root.resolve("api-spec/onboarding/demo-customers.csv")));
        if (!report.refused().isEmpty()) {
            throw new IllegalStateException("the demo customers were refused: " + report.refused());
        }
    }

    /** The first is the one that the gateway asks for news. */
    List<Instance> instances(int count) {
        var addresses = new ArrayList<>(List.of(ports.onboarding()));
        addresses.addAll(Port.someFree(count - 1));
        var instances = new ArrayList<Instance>();
        for (int port : addresses) {
            instances.add(new Instance(program(
                    "onboarding-" + instances.size(),
                    port,
                    List.of("-XX:AOTCache=" + cache(), "-Dspring.flyway.enabled=false"))));
        }
        return instances;
    }

    private JavaProgram program(String name, int port, List<String> more) {
        JavaProgram plain = services.program(Services.ONBOARDING);
        var options = new ArrayList<>(plain.options());
        options.addAll(more);
        var arguments = new ArrayList<>(plain.arguments());
        arguments.add("--server.port=" + port);
        return new JavaProgram(
                name,
                port,
                options,
                arguments,
                plain.environment(),
                plain.directory(),
                logs(name),
                URI.create(Services.url(port) + "/readyz"));
    }

    private Path logs(String name) {
        try {
            return Files.createDirectories(home.resolve("logs")).resolve(name + ".log");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path cache() {
        return home.resolve("onboarding.aot");
    }

    Tokens tokens() {
        return new Tokens(http, URI.create(services.tokenUrl()));
    }

    String customerService() {
        return tokens().staff(secrets.users().customerService());
    }

    String operator() {
        return tokens().staff(secrets.users().operator());
    }

    URI gateway() {
        return address(ports.gateway());
    }

    /** Where the files of the databases are, Keycloak's among them. */
    Path databases() {
        return home.resolve("data");
    }

    List<OutboxMessage> messages() {
        return outbox.messages();
    }

    /** To the platform's database, as superuser. */
    Connection platform() throws SQLException {
        return server.connect("zugang");
    }

    /** To Keycloak's own database, as superuser. */
    Connection keycloak() throws SQLException {
        return server.connect("keycloak");
    }

    private static URI address(int port) {
        return URI.create(Services.url(port));
    }

    @Override
    public void close() {
        gateway.kill();
        keycloak.kill();
        outbox.close();
        server.close();
    }
}
