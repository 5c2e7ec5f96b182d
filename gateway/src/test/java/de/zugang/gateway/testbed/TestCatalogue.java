package de.zugang.gateway.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A copy of the catalogue and its contracts, with changes. */
public final class TestCatalogue {

    private static final Path ORIGINAL = Path.of(System.getProperty("api-spec.directory"));

    private TestCatalogue() {}

    /**
     * Makes a copy.
     *
     * @param directory beside which it is put
     * @param written a text in {@code catalogue.yaml}; its first occurrence is replaced
     * @return the property that names the copy
     */
    public static String of(Path directory, String written, String instead) {
        var copy = directory.resolveSibling(directory.getFileName() + "-apis");
        try {
            FileSystemUtils.copyRecursively(ORIGINAL, copy);
            var file = copy.resolve("catalogue.yaml");
            String text = Files.readString(file);
            int at = text.indexOf(written);
            if (at < 0) {
                throw new IllegalArgumentException("catalogue.yaml: without " + written);
            }
            Files.writeString(file, text.substring(0, at) + instead + text.substring(at + written.length()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return "zugang.catalogue.locations=" + copy.toUri();
    }
}
