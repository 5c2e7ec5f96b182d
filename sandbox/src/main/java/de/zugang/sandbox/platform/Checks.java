package de.zugang.sandbox.platform;

import de.zugang.sandbox.child.Port;
import de.zugang.sandbox.service.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold before anything is started; each refusal says what to do. */
final class Checks {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED = 600;

    private Checks() {}

    static void portsAreFree(Ports ports) {
        String taken = ports.all().stream()
                .map(Port::new)
                .filter(port -> !port.isFree())
                .map(port -> "port " + port.number() + " is taken by " + port.owner())
                .collect(Collectors.joining("\n  "));
        if (!taken.isEmpty()) {
            throw new CannotStart(taken + "\n  End that process, or choose other ports:"
                    + " ./zugang up --port-base N (twelve ports from N on).");
        }
    }

    static void thereIsSpace(List<Path> directories) {
        for (Path directory : directories) {
            long free = freeMegabytes(directory);
            if (free < NEEDED) {
                throw new CannotStart(("only %d MB are free where %s is (needed: %d MB)."
                                + " Make room there, or set ZUGANG_CACHE or TMPDIR to a disk with room.")
                        .formatted(free, directory, NEEDED));
            }
        }
    }

    private static long freeMegabytes(Path directory) {
        try {
            Path existing = directory;
            while (existing.getParent() != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return Files.getFileStore(existing).getUsableSpace() / MEGABYTE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
