package de.zugang.sandbox.platform;

import de.zugang.sandbox.service.PostgresProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, for a message. */
final class LogTail {

    private static final int LINES = 15;

    private LogTail() {}

    static String of(Layout layout, String name) {
        Path log = name.equals(PostgresProgram.NAME)
                ? layout.data().resolveSibling("data.log")
                : layout.logs().resolve(name + ".log");
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                            .map(line -> "    " + line)
                            .collect(Collectors.joining("\n"))
                    + "\n  All of it: " + log;
        } catch (IOException unreadable) {
            return "    (no log at " + log + ")";
        }
    }
}
