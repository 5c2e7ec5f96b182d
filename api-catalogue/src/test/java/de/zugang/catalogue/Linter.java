package de.zugang.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Spectral, as {@code api-spec/lint} pins it; fetched through npm when it is not there yet, and from npm's cache afterwards. */
final class Linter {

    private static final Path CONFIGURATION = Specs.FOLDER.resolve("lint");
    private static final Path INSTALLED = Path.of("target", "spectral").toAbsolutePath();
    private static final List<String> PINS = List.of("package.json", "package-lock.json", ".npmrc");

    private Linter() {}

    /** What it says, and whether it found nothing. */
    record Report(boolean clean, String text) {}

    static Report lint(List<Path> contracts) {
        install();
        var command = new ArrayList<>(List.of(
                INSTALLED.resolve("node_modules/.bin/spectral").toString(),
                "lint",
                "--fail-severity=warn",
                "--format=text",
                "--ruleset",
                CONFIGURATION.resolve("spectral.yaml").toString()));
        contracts.forEach(contract -> command.add(contract.toString()));
        return run(command, INSTALLED);
    }

    private static void install() {
        try {
            var stamp = INSTALLED.resolve("installed");
            String pinned = Specs.read(CONFIGURATION.resolve("package-lock.json"));
            if (Files.exists(stamp) && Specs.read(stamp).equals(pinned)) {
                return;
            }
            Files.createDirectories(INSTALLED);
            for (String pin : PINS) {
                Files.write(INSTALLED.resolve(pin), Files.readAllBytes(CONFIGURATION.resolve(pin)));
            }
            var report = run(
                    List.of("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"), INSTALLED);
            if (!report.clean()) {
                throw new IllegalStateException("npm ci: " + report.text());
            }
            Files.writeString(stamp, pinned);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Report run(List<String> command, Path directory) {
        @Nullable Process process = null;
        try {
            var output = Files.createTempFile(directory, "output", ".txt");
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new IllegalStateException(command.getFirst() + ": not finished (expected: within 3 minutes)");
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Report(process.exitValue() == 0, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    command.getFirst() + " cannot be run (expected: Node.js 18.18 or newer with npm on the PATH)",
                    failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
