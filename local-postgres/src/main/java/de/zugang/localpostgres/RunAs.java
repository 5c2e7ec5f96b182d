package de.zugang.localpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who PostgreSQL runs as. It refuses to run as root, so root hands it to {@code nobody} (uid 65534); anybody else runs it
 * as himself. In both cases the server gets a TERM when the thread that started it is gone, however that came about.
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
                    + " (package util-linux) is missing: install it, or" + " run as another user");
        }
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETPRIV)) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "TERM"));
        }
        if (this == NOBODY) {
            command.addAll(List.of("--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups"));
        }
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
