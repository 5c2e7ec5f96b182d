package de.zugang.localpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who PostgreSQL runs as. It refuses to run as root, so root hands it to {@code nobody} (uid 65534); anybody else runs it
 * as himself.
 */
enum RunAs {
    NOBODY,
    MYSELF;

    private static final String NOBODY_ID = "65534";
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    static RunAs present() {
        return "root".equals(System.getProperty("user.name")) ? NOBODY : MYSELF;
    }

    List<String> command(List<String> program) {
        if (this == NOBODY && !Files.isExecutable(SETPRIV)) {
            throw new IllegalStateException("PostgreSQL refuses to run as root and " + SETPRIV
                    + " (package util-linux) is missing: install it, or run as another user");
        }
        if (this == MYSELF) {
            return program;
        }
        var command = new ArrayList<String>(
                List.of(SETPRIV.toString(), "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups"));
        command.addAll(program);
        return command;
    }

    /** Makes the directory this user's own. */
    void own(Path directory) {
        if (this == MYSELF) {
            return;
        }
        try {
            Files.setAttribute(directory, "unix:uid", Integer.valueOf(NOBODY_ID));
            Files.setAttribute(directory, "unix:gid", Integer.valueOf(NOBODY_ID));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes the directory and all it holds this user's own. */
    void ownAll(Path directory) throws IOException {
        if (this == MYSELF) {
            return;
        }
        try (var all = Files.walk(directory)) {
            all.forEach(this::own);
        }
    }

    /** Whether this user can reach the directory: as nobody, every parent must let others through. */
    boolean reaches(Path directory) {
        if (this == MYSELF) {
            return true;
        }
        try {
            for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
                if (Files.exists(at) && ((int) Files.getAttribute(at, "unix:mode") & 1) == 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
