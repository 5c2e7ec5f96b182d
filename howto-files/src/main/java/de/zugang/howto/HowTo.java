package de.zugang.howto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Does what {@code docs/howto/add-an-api.md} says: writes its files, as it shows them. */
public final class HowTo {

    /** The folder of the API that needs an approval, inside that of the other one. */
    public static final String WITH_APPROVAL = "with-approval/";

    private static final Path PAGE =
            Path.of(System.getProperty("api-spec.directory")).resolveSibling("docs/howto/add-an-api.md");
    private static final Pattern FILE =
            Pattern.compile("File `(?<name>[^`]+)`:\\n\\n *```yaml\\n(?<text>.*?)\\n *```", Pattern.DOTALL);

    private HowTo() {}

    /** The settings of a service that make it know the new APIs beside the others. */
    public static String locations(Path directory) {
        String folder = follow(directory).toUri().toString();
        return "classpath:/api-spec/," + folder + "," + folder + WITH_APPROVAL;
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
