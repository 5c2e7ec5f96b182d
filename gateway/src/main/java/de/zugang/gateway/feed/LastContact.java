package de.zugang.gateway.feed;

import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.subscription.Freshness;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Keeps on the disk when onboarding was last heard, to the minute: the age of what is known goes on across restarts. */
final class LastContact {

    private static final Duration PAUSE_OF_THE_DISK = Duration.ofMinutes(1);

    private final LastGood file;
    private final Freshness freshness;
    private Instant written = Instant.MIN;

    LastContact(LastGood file, Freshness freshness) {
        this.file = file;
        this.freshness = freshness;
    }

    void restore() {
        String text = file.read();
        if (text != null) {
            try {
                freshness.confirmed(Instant.parse(text));
            } catch (DateTimeException unreadable) {
                freshness.confirmed(null);
            }
        }
    }

    /** There was nothing newer at this moment. */
    void confirmed(Instant at) {
        freshness.confirmed(at);
        if (!at.isBefore(written.plus(PAUSE_OF_THE_DISK))) {
            file.write(at.toString());
            written = at;
        }
    }
}
