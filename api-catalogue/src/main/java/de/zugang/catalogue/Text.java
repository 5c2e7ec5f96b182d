package de.zugang.catalogue;

import java.util.Locale;

/** A text in both languages of the house. */
public record Text(String de, String en) {

    /** German unless English is asked for. */
    public String in(Locale locale) {
        return in(locale.getLanguage());
    }

    /**
     * German unless English is asked for.
     *
     * @param language for example {@code en}
     */
    public String in(String language) {
        return "en".equals(language) ? en : de;
    }
}
