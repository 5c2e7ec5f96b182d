package de.zugang.sandbox.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/**
 * A file to load.
 *
 * @param size in bytes
 */
public record RegisterFile(Path path, Format format, long size) {

    /** How it is written. */
    public enum Format {
        NDJSON("application/x-ndjson"),
        CSV("text/csv");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** Looks at the name and, where that says nothing, at the first character. */
    public static RegisterFile of(Path path) {
        try {
            return new RegisterFile(path, format(path), Files.size(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }

    private static Format format(Path path) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Format.CSV;
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json")) {
            return Format.NDJSON;
        }
        try (var text =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.ISO_8859_1))) {
            int first = text.read();
            while (first >= 0 && (Character.isWhitespace(first) || first > 0x7F)) {
                first = text.read();
            }
            return first < 0 || first == '{' ? Format.NDJSON : Format.CSV;
        }
    }

    /** The same for the same file and options, so that the same command goes on with what it began. */
    UUID importId(boolean dryRun, boolean legacy) {
        try {
            String identity = "%s %d %s %s %s"
                    .formatted(
                            path.toRealPath(),
                            size,
                            Files.getLastModifiedTime(path).toMillis(),
                            dryRun,
                            legacy);
            return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(path + " cannot be read", gone);
        }
    }
}
