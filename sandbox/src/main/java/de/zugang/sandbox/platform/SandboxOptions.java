package de.zugang.sandbox.platform;

import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.service.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/**
 * What kind of sandbox is wanted.
 *
 * @param root of the repository, where the applications were built
 * @param home directory for data, logs and {@code endpoints.json}
 * @param ports a row of ten
 * @param fresh whether to forget what an earlier run left
 * @param temporary whether nothing may remain after it was closed
 * @param durability of the database
 * @param say gets a sentence for each thing that happens
 */
public record SandboxOptions(
        Path root,
        Path home,
        Ports ports,
        boolean fresh,
        boolean temporary,
        LocalPostgres.Durability durability,
        Consumer<String> say) {

    /** For people: in {@code .zugang} of the repository, on well-known ports, kept until {@code fresh}. */
    public static SandboxOptions forPeople(Path root, Ports ports, boolean fresh, Consumer<String> say) {
        return new SandboxOptions(
                root, root.resolve(".zugang"), ports, fresh, false, LocalPostgres.Durability.NONE, say);
    }

    /** For tests: on free ports, in a directory that is deleted at the end, silent. */
    public static SandboxOptions forTests() {
        try {
            Path home = Files.createTempDirectory(LocalPostgres.scratch(), "sandbox-");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new SandboxOptions(
                    repository(), home, Ports.free(), true, true, LocalPostgres.Durability.NONE, _ -> {});
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public SandboxOptions with(LocalPostgres.Durability other) {
        return new SandboxOptions(root, home, ports, fresh, temporary, other, say);
    }

    public SandboxOptions saying(Consumer<String> other) {
        return new SandboxOptions(root, home, ports, fresh, temporary, durability, other);
    }

    /** The directory above the present one that has the one script. */
    public static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("zugang")) && Files.exists(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("no repository of Zugang above " + here);
    }
}
