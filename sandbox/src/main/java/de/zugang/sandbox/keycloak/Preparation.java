package de.zugang.sandbox.keycloak;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.localpostgres.Offspring;
import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.child.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Does once per machine what takes Keycloak most of a minute: its own build, the first start that makes all tables, and a
 * run in which the virtual machine learns which classes are used.
 */
public final class Preparation {

    private static final String RECIPE = "2";
    private static final String ADMIN = "admin";
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Path cache;
    private final Path distribution;
    private final Consumer<String> say;

    /**
     * Prepares from a distribution.
     *
     * @param cache where machines keep such things; made if it is not there
     * @param distribution Keycloak's {@code tar.gz}
     * @param say gets a sentence when it takes long
     */
    public Preparation(Path cache, Path distribution, Consumer<String> say) {
        this.cache = cache;
        this.distribution = distribution;
        this.say = say;
    }

    /** Gives the prepared installation, after having made it if this machine has none; several processes may ask at once. */
    public Installation installation() {
        String version = distribution.getFileName().toString().replaceAll("^.*-dist-|\\.tar\\.gz$", "");
        var installation = new Installation(cache.resolve(
                "keycloak-%s-java-%s-%s".formatted(version, System.getProperty("java.vm.version"), RECIPE)));
        if (Files.exists(installation.marker())) {
            return installation;
        }
        try {
            Files.createDirectories(installation.directory());
            try (var channel = FileChannel.open(
                            installation.directory().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!Files.exists(installation.marker())) {
                    make(installation);
                }
            }
            return installation;
        } catch (IOException failed) {
            throw new UncheckedIOException("Keycloak could not be prepared in " + installation.directory(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Keycloak was being prepared", interrupted);
        }
    }

    private void make(Installation installation) throws IOException, InterruptedException {
        say.accept("preparing Keycloak, once for this machine (about a minute): " + installation.directory());
        clear(installation);
        Path log = installation.directory().resolve("preparation.log");
        Files.createDirectories(installation.home());
        run(
                log,
                List.of(
                        "tar",
                        "-xzf",
                        distribution.toString(),
                        "-C",
                        installation.home().toString(),
                        "--strip-components=1",
                        "--no-same-owner"));
        run(
                log,
                List.of(
                        installation.home().resolve("bin/kc.sh").toString(),
                        "build",
                        "--db=postgres",
                        "--health-enabled=true"));
        Secret password = Secret.random();
        password.writeTo(installation.adminPassword());
        // Always the same place, so that what an interrupted preparation left is found.
        Path work = LocalPostgres.scratch().resolve("keycloak-preparation");
        Directories.delete(work);
        try {
            Files.createDirectories(work);
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
            firstStart(installation, work.resolve("data"), password, log);
            Directories.copy(work.resolve("data"), installation.databaseTemplate());
        } finally {
            Directories.delete(work);
        }
        Files.writeString(installation.marker(), "");
    }

    private static void clear(Installation installation) throws IOException {
        Directories.delete(installation.home());
        Directories.delete(installation.databaseTemplate());
        Files.deleteIfExists(installation.aotCache());
    }

    private void firstStart(Installation installation, Path data, Secret password, Path log)
            throws IOException, InterruptedException {
        List<Integer> ports = Port.someFree(3);
        try (var postgres = LocalPostgres.start(data, ports.get(0), LocalPostgres.Durability.NONE)) {
            postgres.execute(
                    "postgres",
                    "create role " + KeycloakServer.DATABASE + " login",
                    "create database " + KeycloakServer.DATABASE + " owner " + KeycloakServer.DATABASE);
            var server = new KeycloakServer(ports.get(1), ports.get(2), ports.get(0), log);
            JavaProgram program = server.with(
                    installation,
                    List.of("-XX:AOTCacheOutput=" + installation.aotCache()),
                    Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", password.value()));
            Process keycloak = program.start();
            try {
                awaitReady(program, keycloak, log);
                Administration.login(server.url(), password.value()).rehearse();
            } finally {
                keycloak.destroy();
                if (!keycloak.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    keycloak.destroyForcibly();
                }
            }
        }
    }

    private static void awaitReady(JavaProgram program, Process keycloak, Path log) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!program.isReady()) {
            if (!keycloak.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Keycloak did not start for the first time; its own words: " + log);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static void run(Path log, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx768m");
        Process process = Offspring.start(builder, "TERM");
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " failed; its own words: " + log);
        }
    }
}
