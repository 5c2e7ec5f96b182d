package de.zugang.sandbox.keycloak;

import de.zugang.sandbox.endpoints.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a machine keeps of Keycloak between sandboxes.
 *
 * @param home the distribution, built for PostgreSQL; one per version of Keycloak and of the virtual machine
 * @param prepared what the first start with our realm gave; one per version of the realm
 */
public record Installation(Path home, Path prepared) {

    /** Loaded and linked classes of an earlier run; the virtual machine ignores it when it does not fit. */
    Path aotCache() {
        return prepared.resolve("keycloak.aot");
    }

    /** Data directory of a PostgreSQL whose database {@code keycloak} holds our realm. */
    public Path databaseTemplate() {
        return prepared.resolve("postgres");
    }

    /**
     * Passwords of staff ({@code users.*}), secrets of clients ({@code clients.*}), and that of the administrator of the
     * realm {@code master} ({@code admin}): made at random on each machine, and the same in all its sandboxes.
     */
    @SuppressWarnings("unchecked") // the file is ours and holds strings only
    public Map<String, String> secrets() {
        return secretsFile()
                .read(Map.class)
                .orElseThrow(() -> new IllegalStateException(prepared + " is not complete; delete it"));
    }

    PrivateFile secretsFile() {
        return new PrivateFile(prepared.resolve("secrets.json"));
    }

    boolean isBuilt() {
        return Files.exists(home.resolveSibling("built"));
    }

    boolean isComplete() {
        return Files.exists(prepared.resolve("complete"));
    }
}
