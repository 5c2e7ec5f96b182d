package de.zugang.sandbox.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells a process from a later one with the same id.
 *
 * @param ticks when it started, in clock ticks since the machine started ({@code /proc/PID/stat}, field 22)
 */
record ProcessStart(long pid, long ticks) {

    private static final int FIELDS_AFTER_NAME_UNTIL_START = 19;

    /** The process that has this id now, or {@code null} if there is none. */
    static @Nullable ProcessStart of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // The name is in parentheses and may hold anything, so fields are counted from its end.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new ProcessStart(pid, Long.parseLong(fields[FIELDS_AFTER_NAME_UNTIL_START]));
        } catch (IOException gone) {
            return null;
        }
    }

    /** Whether it is still this very process that has the id. */
    boolean isAlive() {
        return equals(of(pid));
    }
}
