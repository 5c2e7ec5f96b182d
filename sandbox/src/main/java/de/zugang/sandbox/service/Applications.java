package de.zugang.sandbox.service;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.Offspring;
import de.zugang.sandbox.child.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packaged applications of the reactor, unpacked beside their jars: a virtual machine loads classes from plain jars
 * in two thirds of the time it needs for jars within a jar.
 *
 * @param root of the repository
 */
public record Applications(Path root) {

    private static final int LIMIT_SECONDS = 60;

    /**
     * The runnable jar of a module, unpacked if that was not done since it was built.
     *
     * @throws IllegalStateException if the module was not built
     */
    public Path jar(String module) {
        Path target = root.resolve(module).resolve("target");
        Path packaged = packaged(module, target);
        try (var channel = FileChannel.open(
                        target.resolve("unpacked.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            Path unpacked = target.resolve("unpacked");
            Path marker = unpacked.resolve("of");
            // Not when it was modified: reproducible builds give all jars the same time.
            String stamp = Files.getAttribute(packaged, "unix:ctime") + " " + Files.size(packaged);
            if (!Files.exists(marker) || !Files.readString(marker).equals(stamp)) {
                unpack(packaged, unpacked);
                Files.writeString(marker, stamp);
            }
            return unpacked.resolve(packaged.getFileName());
        } catch (IOException failed) {
            throw new UncheckedIOException(packaged + " could not be unpacked", failed);
        }
    }

    private static Path packaged(String module, Path target) {
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.<Path>empty()) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            module + " is not built (expected: " + target + "/" + module + "-…-app.jar)"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void unpack(Path packaged, Path directory) throws IOException {
        Directories.delete(directory);
        Process unpacking = Offspring.start(
                new ProcessBuilder(List.of(
                                JavaProgram.java(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Djarmode=tools",
                                "-jar",
                                packaged.toString(),
                                "extract",
                                "--destination",
                                directory.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD),
                "TERM");
        try {
            if (!unpacking.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || unpacking.exitValue() != 0) {
                unpacking.destroyForcibly();
                throw new IOException("jarmode=tools extract failed on " + packaged);
            }
        } catch (InterruptedException interrupted) {
            unpacking.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
