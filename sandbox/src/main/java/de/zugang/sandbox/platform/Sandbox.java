package de.zugang.sandbox.platform;

import de.zugang.sandbox.child.Ledger;
import de.zugang.sandbox.child.Port;
import de.zugang.sandbox.child.Supervisor;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.keycloak.KeycloakServer;
import de.zugang.sandbox.keycloak.Preparation;
import de.zugang.sandbox.outbox.Outbox;
import de.zugang.sandbox.outbox.OutboxMessage;
import de.zugang.sandbox.service.PostgresProgram;
import de.zugang.sandbox.service.Services;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform on this machine: PostgreSQL, Keycloak, mail and phone, and the packaged applications, each as a process
 * of its own. Ends with the JVM that started it, however that ends.
 *
 * <pre>{@code
 * try (var sandbox = Sandbox.start(SandboxOptions.forTests())) {
 *     URI gateway = sandbox.endpoints().gateway();
 *     sandbox.kill(Services.OSR);
 *     sandbox.awaitReady(Services.OSR);
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final SandboxOptions options;
    private final Layout layout;
    private final Ledger ledger;
    private final Supervisor supervisor;
    private @Nullable Outbox outbox;
    private @Nullable Endpoints endpoints;
    private @Nullable Services services;
    private boolean closed;

    private Sandbox(SandboxOptions options) {
        this.options = options;
        this.layout = new Layout(options.home());
        this.ledger = new Ledger(layout.ledger());
        this.supervisor = new Supervisor(ledger, options.say());
    }

    /** Does what is done once per machine, if it was not done yet; {@link #start} would do it too. */
    public static void prepare(SandboxOptions options) {
        Checks.thereIsSpace(List.of(options.home(), Cache.directory()));
        new Preparation(Cache.directory(), Cache.keycloakDistribution(options.root()), options.say()).installation();
    }

    /**
     * Starts everything and returns when the platform can be used and both technical users are ready.
     *
     * @throws CannotStart with a sentence for a person; nothing runs any more then
     */
    public static Sandbox start(SandboxOptions options) {
        var sandbox = new Sandbox(options);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "end-sandbox"));
        try {
            sandbox.begin();
            return sandbox;
        } catch (RuntimeException failed) {
            if (!sandbox.supervisor.isClosing()) {
                sandbox.close();
                throw failed;
            }
            // The JVM is ending and the sandbox with it; there is nothing to report.
            throw new Ending();
        }
    }

    /** The start was cut short because the JVM ends. */
    public static final class Ending extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void begin() {
        var boot = new Boot(options, layout, ledger, supervisor, this::keep);
        endpoints = boot.run();
        services = boot.services();
        layout.endpoints().write(endpoints);
    }

    private synchronized void keep(Outbox started) {
        if (closed) {
            started.close();
        } else {
            outbox = started;
        }
    }

    /** Where everything is. */
    public Endpoints endpoints() {
        return Objects.requireNonNull(endpoints);
    }

    /** Where its files are, logs above all. */
    public Layout layout() {
        return layout;
    }

    /** What was sent by e-mail and SMS so far, oldest first. */
    public synchronized List<OutboxMessage> messages() {
        return Objects.requireNonNull(outbox).messages();
    }

    /** Kills a program without notice (signal 9) and returns when it is dead; it is started again by itself. */
    public void kill(String program) {
        supervisor.kill(program);
    }

    /** Ends a program in order; it stays away until {@link #startAgain}. */
    public void stop(String program) {
        supervisor.stop(List.of(program));
    }

    public void startAgain(String program) {
        supervisor.start(program);
    }

    /** Starts another gateway node beside the first, named {@link Services#GATEWAY_2}, and waits until it is ready. */
    public URI startSecondGateway() {
        int port = Port.someFree(1).getFirst();
        supervisor.start(Objects.requireNonNull(services).secondGateway(port));
        awaitReady(Services.GATEWAY_2);
        return URI.create(Services.url(port));
    }

    /** Ends a program in order and starts it again. */
    public void restart(String program) {
        stop(program);
        startAgain(program);
    }

    /**
     * Ends a service in order and starts it with further arguments, for this one start: when it dies, it comes back without
     * them. For tests that make a service die at a chosen moment.
     */
    public void restartOnce(String service, String... arguments) {
        stop(service);
        supervisor.startOnce(service, List.of(arguments));
        awaitReady(service);
    }

    /** How often a program was started so far. */
    public int starts(String program) {
        return supervisor.starts(program);
    }

    /** Waits until a program answers as it should. */
    public void awaitReady(String program) {
        supervisor.awaitReady(program, LIMIT);
    }

    /** Ends everything: first who uses others, then who is used. Harmless when it has ended already. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        supervisor.close();
        layout.endpoints().delete();
        supervisor.stop(List.of(Services.GATEWAY_2));
        supervisor.stop(Services.ALL);
        supervisor.stop(List.of(KeycloakServer.NAME));
        if (outbox != null) {
            outbox.close();
        }
        supervisor.stop(List.of(PostgresProgram.NAME));
        ledger.clear();
        if (options.temporary()) {
            layout.delete();
        }
    }
}
