package de.zugang.sandbox.outbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages of the page, with all its words. */
enum Language {
    DE(
            "Postfach und Telefon",
            "Alles, was die Plattform dieser Sandbox verschickt hat. Nichts davon hat diesen Rechner verlassen.",
            "Postfach",
            "Telefon",
            "Noch keine E-Mail.",
            "Noch keine SMS.",
            "An",
            "Als Text",
            "Gestaltete Fassung von",
            "English",
            "Neue Nachricht eingetroffen."),
    EN(
            "Mailbox and phone",
            "Everything the platform of this sandbox has sent. None of it left this machine.",
            "Mailbox",
            "Phone",
            "No e-mail yet.",
            "No SMS yet.",
            "To",
            "As text",
            "Formatted version of",
            "Deutsch",
            "A new message has arrived.");

    final String title;
    final String lead;
    final String mailbox;
    final String phone;
    final String noMail;
    final String noSms;
    final String to;
    final String asText;
    final String formatted;
    final String otherName;
    final String arrived;

    Language(
            String title,
            String lead,
            String mailbox,
            String phone,
            String noMail,
            String noSms,
            String to,
            String asText,
            String formatted,
            String otherName,
            String arrived) {
        this.title = title;
        this.lead = lead;
        this.mailbox = mailbox;
        this.phone = phone;
        this.noMail = noMail;
        this.noSms = noSms;
        this.to = to;
        this.asText = asText;
        this.formatted = formatted;
        this.otherName = otherName;
        this.arrived = arrived;
    }

    /** The one asked for in the address, else the one the browser prefers, else German. */
    static Language of(@Nullable String asked, @Nullable String accepted) {
        if (asked != null) {
            return asked.equals("en") ? EN : DE;
        }
        return accepted != null && accepted.strip().toLowerCase(Locale.ROOT).startsWith("en") ? EN : DE;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    Language other() {
        return this == DE ? EN : DE;
    }
}
