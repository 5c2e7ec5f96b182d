package de.zugang.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children have cost so far, from {@code /proc}: user and system time of all threads, of children
 * that live and of those that ended and were waited for.
 *
 * @param root the process that the others descend from, for example PostgreSQL's first
 */
public record Processes(long root) {

    /** Clock ticks of a second as {@code /proc} counts them; 100 on every Linux that runs Java. */
    private static final double TICKS_PER_SECOND = 100;

    /** Counted from the end of the name, which may hold anything: utime, stime, cutime, cstime. */
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    /** Processor time in seconds since the process began. */
    public double cpuSeconds() {
        return all().mapToDouble(Processes::cpuSeconds).sum();
    }

    /** Resident memory in megabytes; what several share is counted for each. */
    public double residentMegabytes() {
        return all().mapToDouble(Processes::residentMegabytes).sum();
    }

    private Stream<Long> all() {
        return Stream.concat(
                Stream.of(root),
                ProcessHandle.of(root).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid));
    }

    private static double cpuSeconds(long pid) {
        try {
            return cpuSeconds(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
        } catch (IOException gone) {
            return 0; // counted by its parent from now on
        }
    }

    /** From the text of {@code /proc/PID/stat}. */
    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return TIMES.stream().mapToLong(field -> Long.parseLong(fields[field])).sum() / TICKS_PER_SECOND;
    }

    private static double residentMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / KILOBYTES_PER_MEGABYTE;
        } catch (IOException gone) {
            return 0;
        }
    }
}
