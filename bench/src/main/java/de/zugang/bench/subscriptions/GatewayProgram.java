package de.zugang.bench.subscriptions;

import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.child.Port;
import de.zugang.sandbox.service.Applications;
import de.zugang.sandbox.service.PassportKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The packaged gateway as a process of its own, on one snapshot directory. */
final class GatewayProgram {

    private static final long LIMIT_SECONDS = 300;
    private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured) .*used ([0-9]+)K");
    private static final double KILOBYTES = 1024;

    private final Path root;
    private final Path directory;

    GatewayProgram(Path root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    Running start(String onboarding) {
        int port = Port.someFree(1).getFirst();
        var keys = new PassportKeys(directory).ensure();
        var properties = Map.of(
                "server.port",
                String.valueOf(port),
                "server.address",
                "127.0.0.1",
                "zugang.feed.url",
                onboarding + "/feed/v1",
                "zugang.feed.node",
                "gateway",
                "zugang.feed.token-url",
                onboarding + "/token",
                "zugang.feed.client-id",
                "gateway",
                "zugang.feed.client-secret",
                "bench",
                "zugang.oidc.issuer",
                onboarding,
                "zugang.oidc.jwks-url",
                onboarding + "/certs",
                "zugang.snapshot.directory",
                directory.resolve("snapshot").toString());
        var environment = new java.util.TreeMap<>(properties);
        environment.put("zugang.snapshot.hmac-key", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("zugang.passport.signing-keys", "file:" + keys.signing());
        var program = new JavaProgram(
                "gateway",
                port,
                List.of("-XX:+UseSerialGC", "-Xmx6g"),
                List.of("-jar", new Applications(root).jar("gateway").toString()),
                Map.of("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(environment)),
                directory,
                directory.resolve("gateway.log"),
                URI.create("http://127.0.0.1:" + port + "/readyz"));
        try {
            return new Running(program, program.start(), System.nanoTime());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A started one; ends with this. */
    record Running(JavaProgram program, Process process, long began) implements AutoCloseable {

        /** Seconds from the start of the process until it knows everybody. */
        double untilReady() {
            while (!program.isReady()) {
                double seconds = (System.nanoTime() - began) / 1e9;
                if (!process.isAlive() || seconds > LIMIT_SECONDS) {
                    throw new IllegalStateException("the gateway was not ready after %.0f s".formatted(seconds));
                }
                LockSupport.parkNanos(20_000_000);
            }
            return (System.nanoTime() - began) / 1e9;
        }

        /** What is left after a full collection. */
        double heapMegabytes() {
            jcmd("GC.run");
            return USED.matcher(jcmd("GC.heap_info"))
                            .results()
                            .mapToLong(match -> Long.parseLong(match.group(1)))
                            .sum()
                    / KILOBYTES;
        }

        private String jcmd(String command) {
            Path jcmd = Path.of(JavaProgram.java()).resolveSibling("jcmd");
            try {
                var asking = new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), command)
                        .redirectErrorStream(true)
                        .start();
                String said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!asking.waitFor(60, TimeUnit.SECONDS) || asking.exitValue() != 0) {
                    throw new IllegalStateException("jcmd " + command + ": " + said);
                }
                return said;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
