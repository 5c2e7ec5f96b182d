package de.zugang.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The folder of contracts, and copies of it to break. */
final class Specs {

    static final Path FOLDER = Path.of(System.getProperty("api-spec.directory"));

    private Specs() {}

    /** Every contract, that of customers and the internal ones. */
    static List<Path> contracts() {
        try (var files = Files.find(FOLDER, 3, (file, _) -> file.endsWith("openapi.yaml"))) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A copy in which a text of one file is another. */
    static Path copy(Path directory, String file, String written, String instead) {
        try {
            FileSystemUtils.copyRecursively(FOLDER, directory);
            var changed = directory.resolve(file);
            String text = read(changed);
            if (!text.contains(written)) {
                throw new IllegalArgumentException(file + ": without " + written);
            }
            Files.writeString(changed, text.replace(written, instead));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return directory;
    }
}
