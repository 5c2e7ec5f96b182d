package de.zugang.onboarding.provisioning;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Date and time as people in Germany read them. */
final class ShownTime {

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    private ShownTime() {}

    static String of(Instant time, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .withLocale(language)
                .format(time.atZone(GERMANY));
    }
}
