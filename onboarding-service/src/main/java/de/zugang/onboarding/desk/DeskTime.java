package de.zugang.onboarding.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Instants as people at the desk read them: date and time in Germany, in the page's language. */
record DeskTime(Locale language) {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public String at(Instant instant) {
        return show(instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
    }

    public String day(Instant instant) {
        return show(instant, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language)
                .format(day);
    }

    /** To the second, for a step that takes seconds. */
    public String clock(Instant instant) {
        return show(instant, DateTimeFormatter.ofPattern("HH:mm:ss"));
    }

    /** A length of time in the largest two units that matter, for example {@code 2 min 5 s}. */
    public String length(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
                : length.toSeconds() + " s";
    }

    public String length(Instant from, Instant to) {
        return length(Duration.between(from, to));
    }

    private String show(Instant instant, DateTimeFormatter formatter) {
        return formatter.withLocale(language).format(instant.atZone(ZONE));
    }
}
