package de.zugang.onboarding.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a text message stands, in the order in which that may change; later ones stay. */
public enum TextStatus {
    ACCEPTED,
    QUEUED,
    SENDING,
    SENT,
    UNDELIVERED,
    FAILED,
    DELIVERED;

    static Optional<TextStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
