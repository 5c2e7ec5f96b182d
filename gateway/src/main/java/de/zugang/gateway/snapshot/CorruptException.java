package de.zugang.gateway.snapshot;

import java.io.IOException;
import java.nio.file.Path;

/** A file's seal does not fit its content. */
final class CorruptException extends IOException {

    private static final long serialVersionUID = 1L;

    CorruptException(Path file) {
        super(file.getFileName() + ": the seal does not fit the content");
    }
}
