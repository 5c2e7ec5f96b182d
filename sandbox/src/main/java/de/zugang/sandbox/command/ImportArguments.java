package de.zugang.sandbox.command;

import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.register.LoadFile;
import de.zugang.sandbox.register.RegisterFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options of {@code import}. */
record ImportArguments(Path file, boolean dryRun, boolean legacy, Optional<Path> report) {

    static ImportArguments of(Arguments arguments) {
        Path file = null;
        Path report = null;
        boolean dryRun = false;
        boolean legacy = false;
        while (!arguments.isEmpty()) {
            String word = arguments.next();
            switch (word) {
                case "--dry-run" -> dryRun = true;
                case "--legacy" -> legacy = true;
                case "--report" -> report = Path.of(arguments.valueOf(word));
                default -> file = file(word, file);
            }
        }
        if (file == null) {
            throw new Arguments.Wrong("import needs a file");
        }
        return new ImportArguments(file, dryRun, legacy, Optional.ofNullable(report));
    }

    private static Path file(String word, @Nullable Path before) {
        if (word.startsWith("-")) {
            throw new Arguments.Wrong("unknown option: " + word);
        }
        if (before != null) {
            throw new Arguments.Wrong("import takes one file");
        }
        return Path.of(word);
    }

    /** What to load, if the files are there. */
    LoadFile.Options options() {
        if (!Files.isRegularFile(file)) {
            throw new CannotStart(file + " is not there or not a file");
        }
        if (!Files.isReadable(file)) {
            throw new CannotStart(file + " may not be read");
        }
        report.map(Path::toAbsolutePath).ifPresent(target -> {
            Path directory = target.getParent();
            if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(target)) {
                throw new CannotStart(target + " cannot be written");
            }
        });
        return new LoadFile.Options(RegisterFile.of(file), dryRun, legacy, report);
    }
}
