package de.zugang.osr.register.file;

import java.util.Optional;
import java.util.stream.Stream;

/** How a register file is written. */
public enum Format {
    NDJSON("application/x-ndjson"),
    CSV("text/csv");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format of a media type.
     *
     * @param mediaType type and subtype, without parameters, in lower case
     */
    public static Optional<Format> of(String mediaType) {
        return Stream.of(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst();
    }
}
