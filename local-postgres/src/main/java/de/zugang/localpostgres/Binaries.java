package de.zugang.localpostgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server's programs, unpacked once per machine and version from the archive on the class path. */
final class Binaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    private Binaries() {}

    /**
     * The directory with {@code bin/postgres}.
     *
     * @param cache where to keep it; several processes may ask at once
     */
    static Path in(Path cache) {
        try (InputStream archive = Binaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IllegalStateException("no PostgreSQL for this machine: " + ARCHIVE
                        + " is not on the class path (expected: Linux on x86-64)");
            }
            Path ready = cache.resolve("postgresql-" + Long.toHexString(sizeOf()));
            if (!Files.isExecutable(ready.resolve("bin/postgres"))) {
                Files.createDirectories(cache);
                unpack(archive, cache, ready);
            }
            return ready;
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked to " + cache, failed);
        }
    }

    /** The archive's size stands for its version: another version has another one. */
    private static long sizeOf() throws IOException {
        var url = Binaries.class.getResource(ARCHIVE);
        return url == null ? 0 : url.openConnection().getContentLengthLong();
    }

    private static void unpack(InputStream archive, Path cache, Path ready) throws IOException {
        Path draft = Files.createTempDirectory(cache, "unpacking-");
        Files.setPosixFilePermissions(draft, FOR_ALL);
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, draft);
            }
        }
        try {
            Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException another) {
            Directories.delete(draft); // another process was faster
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        Files.setPosixFilePermissions(
                target, (entry.getMode() & 0100) != 0 ? FOR_ALL : PosixFilePermissions.fromString("rw-r--r--"));
    }
}
