package de.zugang.onboarding.desk;

import java.util.Optional;
import java.util.UUID;

/** A request id as people type it. */
final class UuidText {

    private static final String SHAPE = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    private UuidText() {}

    static Optional<UUID> read(String text) {
        return text.matches(SHAPE) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
