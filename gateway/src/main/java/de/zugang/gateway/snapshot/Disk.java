package de.zugang.gateway.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The few operations that must survive a power cut. */
final class Disk {

    private Disk() {}

    static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Puts a completely written file in its place, or leaves the old one. */
    static void replace(Path written, Path place) throws IOException {
        force(written);
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(place.resolveSibling("."));
    }

    /** Not every file system lets a directory be opened; where it doesn't, renaming is durable by itself. */
    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            if (!Files.isDirectory(path)) {
                throw unsupported;
            }
        }
    }
}
