package de.zugang.sandbox.keycloak;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.Offspring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does once per machine what takes Keycloak more than a minute: its own build, the first start that makes all tables and
 * our realm, and a run in which the virtual machine learns which classes are used.
 */
public final class Preparation {

    /** Counts changes of this recipe; another number begins anew. */
    private static final String RECIPE = "3";

    private static final int BUILD_LIMIT_MINUTES = 4;

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
        Path directory = cache.resolve(
                "keycloak-%s-java-%s-%s".formatted(version, System.getProperty("java.vm.version"), RECIPE));
        var realm = new Realm();
        var installation = new Installation(directory.resolve("home"), directory.resolve("realm-" + realm.version()));
        if (!installation.isComplete()) {
            try {
                complete(directory, installation, realm);
            } catch (IOException failed) {
                throw new UncheckedIOException("Keycloak could not be prepared in " + directory, failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Keycloak was being prepared", interrupted);
            }
        }
        return installation;
    }

    private void complete(Path directory, Installation installation, Realm realm)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        try (var channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (installation.isComplete()) {
                return; // another process was faster
            }
            say.accept("preparing Keycloak, once for this machine, which takes a minute or two: " + directory);
            Path log = directory.resolve("preparation.log");
            if (!installation.isBuilt()) {
                build(installation.home(), log);
                Files.writeString(directory.resolve("built"), "");
            }
            new FirstStart(installation, realm, log).run();
            Files.writeString(installation.prepared().resolve("complete"), "");
        }
    }

    private void build(Path home, Path log) throws IOException, InterruptedException {
        Directories.delete(home);
        Files.createDirectories(home);
        run(
                log,
                List.of(
                        "tar",
                        "-xzf",
                        distribution.toString(),
                        "-C",
                        home.toString(),
                        "--strip-components=1",
                        "--no-same-owner"));
        run(log, List.of(home.resolve("bin/kc.sh").toString(), "build", "--db=postgres", "--health-enabled=true"));
    }

    private static void run(Path log, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx768m");
        Process process = Offspring.start(builder, "TERM");
        if (!process.waitFor(BUILD_LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " failed; its own words: " + log);
        }
    }
}
