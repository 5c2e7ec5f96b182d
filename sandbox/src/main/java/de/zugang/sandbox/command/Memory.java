package de.zugang.sandbox.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory as the kernel counts it. */
final class Memory {

    private static final String LINE = "VmRSS:";
    private static final long KILOBYTES = 1024;

    private Memory() {}

    /** Of a process; of PostgreSQL with its backends. What they share is counted for each, so the sum is an upper bound. */
    static long residentMegabytes(long pid) {
        Stream<Long> children = isPostgres(pid)
                ? ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .map(ProcessHandle::pid)
                : Stream.of();
        return Stream.concat(Stream.of(pid), children)
                        .mapToLong(Memory::kilobytes)
                        .sum()
                / KILOBYTES;
    }

    /** The launcher's children are listed themselves. */
    private static boolean isPostgres(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "comm"))
                    .strip()
                    .equals("postgres");
        } catch (IOException gone) {
            return false;
        }
    }

    private static long kilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith(LINE))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
