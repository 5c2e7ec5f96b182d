package de.zugang.sandbox.endpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON file that only its owner reads (mode 0600). It is written whole or not at all, so that nobody ever reads half
 * of it.
 */
public record PrivateFile(Path path) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public void write(Object content) {
        try {
            Path draft = path.resolveSibling(path.getFileName() + ".draft");
            Files.deleteIfExists(draft);
            Files.createFile(draft, OWNER_ONLY);
            Files.writeString(draft, JSON.writeValueAsString(content) + "\n");
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(path + " could not be written", failed);
        }
    }

    /** What the file holds; empty if it is not there. */
    public <T> Optional<T> read(Class<T> type) {
        try {
            return Files.exists(path) ? Optional.of(JSON.readValue(Files.readString(path), type)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(path + " could not be read", failed);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(path + " could not be deleted", failed);
        }
    }
}
