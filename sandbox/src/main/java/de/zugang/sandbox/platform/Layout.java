package de.zugang.sandbox.platform;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.endpoints.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Where a sandbox keeps its things.
 *
 * @param home its directory, for people {@code .zugang} in the repository
 */
public record Layout(Path home) {

    public Layout {
        home = home.toAbsolutePath().normalize();
    }

    public PrivateFile endpoints() {
        return new PrivateFile(home.resolve("endpoints.json"));
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /** Processes of the present or last run. */
    public Path ledger() {
        return home.resolve("processes");
    }

    public Path lock() {
        return home.resolve("lock");
    }

    PrivateFile secrets() {
        return new PrivateFile(home.resolve("secrets.json"));
    }

    /** The credentials of both technical users, so that the next start on the same data has them still. */
    PrivateFile technicalUsers() {
        return new PrivateFile(home.resolve("technical-users.json"));
    }

    Path gatewaySnapshot() {
        return home.resolve("gateway-snapshot");
    }

    /**
     * The data directory of PostgreSQL. As root, PostgreSQL runs as nobody; where nobody cannot get to {@code home}, it is
     * in the directory for temporary files under a name that stands for {@code home}.
     */
    Path data() {
        return dataHome().resolve("data");
    }

    private Path dataHome() {
        return LocalPostgres.reaches(home)
                ? home.resolve("postgres")
                : LocalPostgres.scratch().resolve("sandbox-" + checksum(home));
    }

    private static String checksum(Path path) {
        var crc = new CRC32();
        crc.update(path.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    void create() {
        try {
            Files.createDirectories(home);
            Files.createDirectories(logs());
            Files.createDirectories(dataHome());
        } catch (IOException failed) {
            throw new UncheckedIOException(home + " could not be made", failed);
        }
    }

    boolean hasData() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    /** Forgets everything but logs; what remains would not fit to new data. */
    void forget() {
        try {
            Directories.delete(dataHome());
            Directories.delete(gatewaySnapshot());
            Directories.delete(logs());
        } catch (IOException failed) {
            throw new UncheckedIOException("old data could not be deleted", failed);
        }
        secrets().delete();
        technicalUsers().delete();
        endpoints().delete();
        create();
    }

    /** Removes the sandbox from the disk. */
    void delete() {
        try {
            Directories.delete(dataHome());
            Directories.delete(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
