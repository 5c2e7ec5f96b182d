package de.zugang.sandbox.child;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who listens on a TCP port of this machine, as far as this user may know.
 *
 * @param command the first words of its command line
 */
record PortOwner(long pid, String command) {

    private static final String LISTEN = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int SHOWN = 100;

    /** {@code null} if nobody listens, or it is a process of another user. */
    static @Nullable PortOwner of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            sockets.addAll(listening(Path.of(table), port));
        }
        return sockets.isEmpty() ? null : holderOf(sockets);
    }

    private static Set<String> listening(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        var inodes = new HashSet<String>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > INODE && fields[1].endsWith(suffix) && fields[STATE].equals(LISTEN)) {
                    inodes.add("socket:[" + fields[INODE] + "]");
                }
            }
        } catch (IOException notHere) {
            return Set.of(); // no IPv6, or not Linux
        }
        return inodes;
    }

    private static @Nullable PortOwner holderOf(Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    return new PortOwner(Long.parseLong(process.getFileName().toString()), command(process));
                }
            }
        } catch (IOException notHere) {
            return null;
        }
        return null;
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException goneOrForeign) {
            return false;
        }
        return false;
    }

    private static String command(Path process) {
        try {
            String line = Files.readString(process.resolve("cmdline"))
                    .replaceAll("[\\s\\x00]+", " ")
                    .strip();
            return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
        } catch (IOException gone) {
            return "?";
        }
    }
}
