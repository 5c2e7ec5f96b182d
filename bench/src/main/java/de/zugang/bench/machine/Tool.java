package de.zugang.bench.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A program of others that a bench needs. */
public enum Tool {
    PGBENCH("pgbench", "postgresql"),
    WRK("wrk", "wrk"),
    NGINX("nginx", "nginx"),
    HAPROXY("haproxy", "haproxy");

    private final String program;
    private final String debianPackage;

    Tool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /**
     * Where it is: on the path, or where Debian puts the programs of PostgreSQL and servers.
     *
     * @throws IllegalStateException saying what to install
     */
    public Path path() {
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of);
        Stream<Path> ofDebian =
                Stream.of(18, 17, 16, 15, 14, 13).map(version -> Path.of("/usr/lib/postgresql/" + version + "/bin"));
        return Stream.of(ofDebian, onPath, Stream.of(Path.of("/usr/sbin")))
                .flatMap(directories -> directories)
                .map(directory -> directory.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " is not on this machine. On Debian:"
                        + " apt-get install --no-install-recommends " + debianPackage));
    }
}
