package de.zugang.screenshots;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a page is looked at.
 *
 * @param language {@code de} or {@code en}
 * @param width of the window in pixels
 */
record Variant(String language, int width, ColorScheme colours) {

    static final List<String> LANGUAGES = List.of("de", "en");

    private static final List<Integer> WIDTHS = List.of(320, 1440);

    /** All of a language: both widths, light and dark. */
    static List<Variant> of(String language) {
        return WIDTHS.stream()
                .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(colours -> new Variant(language, width, colours)))
                .toList();
    }

    /** For names of files and captions, for example {@code de-320-light}. */
    String name() {
        return language + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
    }
}
