package de.zugang.onboarding.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which a customer is written to. */
public enum Language {
    DE,
    EN;

    /** {@code de} or {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(code());
    }

    static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }
}
