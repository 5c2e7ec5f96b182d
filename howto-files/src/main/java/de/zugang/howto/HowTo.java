package de.zugang.howto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Does what {@code docs/howto/add-an-api.md} says: writes its files, as it shows them. */
public final class HowTo {

    private static final Path PAGE =
            Path.of(System.getProperty("api-spec.directory")).resolveSibling("docs/howto/add-an-api.md");
    private static final Pattern FILE =
            Pattern.compile("File `(?<name>[^`]+)`:\\n\\n {3}```yaml\\n(?<text>.*?)\\n {3}```", Pattern.DOTALL);

    private HowTo() {}

    /** The settings of a service that make it know the new API beside the others. */
    public static String locations(Path directory) {
        return "classpath:/api-spec/," + follow(directory).toUri();
    }

    /** Writes them into this folder, and returns it. */
    public static Path follow(Path directory) {
        try {
            var files = FILE.matcher(Files.readString(PAGE));
            while (files.find()) {
                var file = directory.resolve(files.group("name"));
                Files.createDirectories(file.getParent());
                Files.writeString(file, files.group("text").stripIndent() + "\n");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return directory;
    }
}
