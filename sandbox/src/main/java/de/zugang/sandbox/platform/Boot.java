package de.zugang.sandbox.platform;

import de.zugang.sandbox.child.Ledger;
import de.zugang.sandbox.child.Supervisor;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.keycloak.Installation;
import de.zugang.sandbox.keycloak.KeycloakServer;
import de.zugang.sandbox.keycloak.Preparation;
import de.zugang.sandbox.outbox.Outbox;
import de.zugang.sandbox.service.Applications;
import de.zugang.sandbox.service.Database;
import de.zugang.sandbox.service.PassportKeys;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.PostgresProgram;
import de.zugang.sandbox.service.Secrets;
import de.zugang.sandbox.service.Services;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One start, from checks to demo users. What does not depend on each other is started together. */
final class Boot {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final SandboxOptions options;
    private final Layout layout;
    private final Ledger ledger;
    private final Supervisor supervisor;
    private final Ports ports;
    private final long began = System.nanoTime();
    private final Consumer<Outbox> keepOutbox;
    private @Nullable Services services;

    /**
     * Prepares a start.
     *
     * @param keepOutbox gets the outbox as soon as it runs, since it must be closed even if the rest fails
     */
    Boot(SandboxOptions options, Layout layout, Ledger ledger, Supervisor supervisor, Consumer<Outbox> keepOutbox) {
        this.options = options;
        this.layout = layout;
        this.ledger = ledger;
        this.supervisor = supervisor;
        this.ports = options.ports();
        this.keepOutbox = keepOutbox;
    }

    Endpoints run() {
        List<String> left = ledger.endLeftovers();
        if (!left.isEmpty()) {
            say("ended what an earlier run had left: " + String.join(", ", left));
        }
        layout.create();
        ledger.launched();
        Checks.portsAreFree(ports);
        Checks.thereIsSpace(List.of(layout.home(), layout.data(), Cache.directory()));
        if (options.fresh() || !layout.hasData()) {
            layout.forget();
        }
        Secrets own = Secrets.of(layout.secrets());
        PassportKeys keys = new PassportKeys(layout.home()).ensure();
        var applications = new Applications(options.root());
        CompletableFuture<?> unpacked = CompletableFuture.allOf(Services.ALL.stream()
                .map(name -> CompletableFuture.runAsync(() -> applications.jar(name)))
                .toArray(CompletableFuture[]::new));
        keepOutbox.accept(Outbox.start(ports.outbox(), ports.smtp(), own.twilio(), InstantSource.system()));
        Installation installation = new Preparation(
                        Cache.directory(), Cache.keycloakDistribution(options.root()), this::say)
                .installation();
        Secrets secrets = own.and(installation.secrets());
        PostgresProgram postgres = startPostgres(installation, secrets);
        var applied =
                new Services(applications, ports, secrets, keys, postgres.platformUrl(), layout.home(), layout.logs());
        services = applied;
        startApplications(installation, applied, unpacked);
        return new Furnishing(options, layout, applied, secrets, postgres.platformUrl(), this::say).furnish();
    }

    /** The applications with their configuration; after {@link #run}. */
    Services services() {
        return Objects.requireNonNull(services);
    }

    private PostgresProgram startPostgres(Installation installation, Secrets secrets) {
        if (!layout.hasData()) {
            de.zugang.localpostgres.LocalPostgres.copy(installation.databaseTemplate(), layout.data());
            if (!layout.data().startsWith(layout.home())) {
                say("the database is in " + layout.data() + ", because as root PostgreSQL runs as nobody,"
                        + " who cannot get to " + layout.home());
            }
        }
        var postgres = new PostgresProgram(layout.data(), ports.postgres(), options.durability());
        supervisor.start(postgres);
        awaitReady(PostgresProgram.NAME);
        new Database(postgres, secrets).ensure();
        return postgres;
    }

    private void startApplications(Installation installation, Services services, CompletableFuture<?> unpacked) {
        var keycloak = new KeycloakServer(
                ports.keycloak(),
                ports.keycloakManagement(),
                ports.postgres(),
                layout.logs().resolve(KeycloakServer.NAME + ".log"));
        supervisor.start(keycloak.of(installation));
        join(unpacked);
        Services.ALL.forEach(name -> supervisor.start(services.program(name)));
        awaitReady(KeycloakServer.NAME);
        Services.ALL.forEach(this::awaitReady);
    }

    private void awaitReady(String name) {
        try {
            supervisor.awaitReady(name, LIMIT);
            say(name + " is ready");
        } catch (IllegalStateException failed) {
            throw new CannotStart(failed.getMessage() + ". Its last words:\n" + LogTail.of(layout, name), failed);
        }
    }

    private static void join(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()), failed);
        }
    }

    private void say(@Nullable String sentence) {
        options.say().accept("%6.1f s  %s".formatted((System.nanoTime() - began) / 1e9, sentence));
    }
}
