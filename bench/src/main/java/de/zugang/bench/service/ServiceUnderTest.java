package de.zugang.bench.service;

import de.zugang.bench.database.Server;
import de.zugang.bench.load.Issuer;
import de.zugang.bench.machine.Processes;
import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.service.Applications;
import de.zugang.sandbox.service.PassportKeys;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A running service over a database of its own, configured like the sandbox's but for the virtual machine. */
public final class ServiceUnderTest implements AutoCloseable {

    /** As in the Dockerfile, with a heap that does not depend on the machine. */
    public static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long PAUSE_MS = 100;

    private final Process process;
    private final Ports ports;

    private ServiceUnderTest(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    /**
     * Starts it and waits until it is ready; it makes its tables if they are not there.
     *
     * @param service one of {@link Services#ALL} with a database
     */
    public static ServiceUnderTest start(
            String service, Path root, Path state, Server server, String database, Issuer issuer) {
        var ports = Ports.free();
        var keys = new PassportKeys(state);
        issuer.writeKeys(keys.verifying());
        var services =
                new Services(new Applications(root), ports, server.secrets(), keys, server.url(database), state, state);
        JavaProgram likeSandbox = services.program(service);
        var program = new JavaProgram(
                service + "-" + database,
                likeSandbox.port(),
                OPTIONS,
                likeSandbox.arguments(),
                environment(likeSandbox, issuer),
                state,
                state.resolve(service + "-" + database + ".log"),
                likeSandbox.readiness());
        try {
            Process process = program.start();
            var running = new ServiceUnderTest(process, ports);
            running.awaitReady(program);
            return running;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> environment(JavaProgram likeSandbox, Issuer issuer) {
        var environment = new LinkedHashMap<>(likeSandbox.environment());
        Map<String, String> properties = JsonMapper.shared()
                .readValue(environment.get("SPRING_APPLICATION_JSON"), new TypeReference<Map<String, String>>() {});
        properties.put("zugang.operator.jwks-url", issuer.keysUrl());
        environment.put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(properties));
        return environment;
    }

    private void awaitReady(JavaProgram program) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!program.isReady()) {
            try {
                if (process.waitFor(PAUSE_MS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("the service did not get ready; see " + program.log());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** Where it listens, and everything that it would talk to. */
    public Ports ports() {
        return ports;
    }

    /** The issuer that it expects of operators' tokens. */
    public String operatorIssuer() {
        return Services.url(ports.keycloak()) + "/realms/zugang";
    }

    public Processes processes() {
        return new Processes(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
