package de.zugang.bench.osr;

import de.zugang.bench.load.Issuer;
import de.zugang.bench.machine.Processes;
import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.service.Applications;
import de.zugang.sandbox.service.PassportKeys;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A running osr-service over a database of its own, configured like the sandbox's but for the virtual machine. */
final class Osr implements AutoCloseable {

    /** As in the Dockerfile, with a heap that does not depend on the machine. */
    static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long PAUSE_MS = 100;

    private final Process process;
    private final Ports ports;

    private Osr(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Starts it and waits until it is ready; it makes its tables if they are not there. */
    static Osr start(Path root, Path state, Server server, String database, Issuer issuer) {
        var ports = Ports.free();
        var keys = new PassportKeys(state);
        issuer.writeKeys(keys.verifying());
        var services =
                new Services(new Applications(root), ports, server.secrets(), keys, server.url(database), state, state);
        JavaProgram likeSandbox = services.program(Services.OSR);
        var program = new JavaProgram(
                "osr-" + database,
                likeSandbox.port(),
                OPTIONS,
                likeSandbox.arguments(),
                environment(likeSandbox, issuer),
                state,
                state.resolve("osr-" + database + ".log"),
                likeSandbox.readiness());
        try {
            Process process = program.start();
            var osr = new Osr(process, ports);
            osr.awaitReady(program);
            return osr;
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
                    throw new IllegalStateException("osr-service did not get ready; see " + program.log());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    URI uri() {
        return URI.create(Services.url(ports.osr()));
    }

    URI operatorUri(String path) {
        return URI.create(Services.url(ports.osrOperator()) + path);
    }

    /** The issuer that it expects of operators' tokens. */
    String operatorIssuer() {
        return Services.url(ports.keycloak()) + "/realms/zugang";
    }

    Processes processes() {
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
