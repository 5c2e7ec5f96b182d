package de.zugang.sandbox.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine keeps what every sandbox needs and nobody wants to make twice. */
public final class Cache {

    private Cache() {}

    /** {@code ZUGANG_CACHE}, else {@code zugang} in the user's cache directory. */
    public static Path directory() {
        return variable("ZUGANG_CACHE")
                .or(() -> variable("XDG_CACHE_HOME").map(base -> base.resolve("zugang")))
                .or(() -> variable("HOME").map(home -> home.resolve(".cache/zugang")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache/zugang"));
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(value -> Path.of(value).toAbsolutePath());
    }

    /** Keycloak's distribution, which the build of the module {@code sandbox} has put there. */
    public static Path keycloakDistribution(Path root) {
        Path directory = root.resolve("sandbox/target/keycloak");
        try (Stream<Path> files = Files.isDirectory(directory) ? Files.list(directory) : Stream.<Path>empty()) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("Keycloak's distribution is not in " + directory
                            + ". Build the module sandbox: mvn -pl sandbox -am package"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
