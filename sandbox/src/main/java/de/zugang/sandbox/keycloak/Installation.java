package de.zugang.sandbox.keycloak;

import java.nio.file.Path;

/**
 * What a machine keeps of Keycloak between sandboxes.
 *
 * @param directory of the cache, one per version of Keycloak and of the virtual machine
 */
public record Installation(Path directory) {

    /** The distribution, built for PostgreSQL. */
    Path home() {
        return directory.resolve("home");
    }

    /** Loaded and linked classes of an earlier run; the virtual machine ignores it when it does not fit. */
    Path aotCache() {
        return directory.resolve("keycloak.aot");
    }

    /** Data directory of a PostgreSQL whose database {@code keycloak} is initialised and has no realm of ours. */
    public Path databaseTemplate() {
        return directory.resolve("postgres");
    }

    /** The password of the administrator of the realm {@code master}; the same in all sandboxes of this machine. */
    Path adminPassword() {
        return directory.resolve("admin-password");
    }

    Path marker() {
        return directory.resolve("complete");
    }
}
