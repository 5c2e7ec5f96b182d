package de.zugang.osr.message;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Languages that messages are explained in. */
public enum Language {
    GERMAN,
    ENGLISH;

    /** Empty if no language was asked for; one that we do not have is English. */
    public static Optional<Language> asked(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(text -> text.strip().toLowerCase(Locale.ROOT).startsWith("de") ? GERMAN : ENGLISH);
    }
}
