package de.zugang.sandbox.command;

import de.zugang.sandbox.platform.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;

/** Options of {@code uvi}. */
record UviArguments(YearMonth month, Path file) {

    static UviArguments of(Arguments arguments) {
        if (arguments.isEmpty()) {
            throw new Arguments.Wrong("uvi needs a month and a file");
        }
        YearMonth month = month(arguments.next());
        if (arguments.isEmpty()) {
            throw new Arguments.Wrong("uvi needs a file to write: it names residents");
        }
        Path file = Path.of(arguments.next());
        arguments.nothingMore();
        return new UviArguments(month, file);
    }

    private static YearMonth month(String word) {
        try {
            return YearMonth.parse(word);
        } catch (DateTimeException noMonth) {
            throw new Arguments.Wrong("month: " + word + " (expected: YYYY-MM)");
        }
    }

    /** The file, if it can be written. */
    Path target() {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(target)) {
            throw new CannotStart(target + " cannot be written");
        }
        return target;
    }
}
