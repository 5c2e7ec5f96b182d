package de.zugang.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.snapshot.SnapshotProperties;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.testbed.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastContactTests {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir
    Path directory;

    @Test
    void theAgeOfWhatIsKnownGoesOnAcrossARestart() {
        contact(new Freshness(clock, Duration.ofHours(24))).confirmed(clock.instant());
        clock.turn(Duration.ofHours(23));
        var afterwards = new Freshness(clock, Duration.ofHours(24));

        contact(afterwards).restore();

        assertThat(afterwards.age()).isEqualTo(Duration.ofHours(23));
        assertThat(afterwards.tooOldToWrite()).isFalse();
        clock.turn(Duration.ofHours(2));
        assertThat(afterwards.tooOldToWrite()).isTrue();
    }

    @Test
    void isOfUnknownAgeWhenTheFileIsNotToBeBelieved() throws Exception {
        contact(new Freshness(clock, Duration.ofHours(24))).confirmed(clock.instant());
        var file = directory.resolve("feed.contact");
        Files.writeString(file, Files.readString(file).replace("2026", "2036"));
        var afterwards = new Freshness(clock, Duration.ofHours(24));

        contact(afterwards).restore();

        assertThat(afterwards.age()).isNull();
        assertThat(afterwards.tooOldToWrite()).isTrue();
    }

    private LastContact contact(Freshness freshness) {
        var snapshot = new SnapshotProperties(directory, Base64.getEncoder().encodeToString(new byte[32]));
        return new LastContact(new LastGood(snapshot, "feed.contact"), freshness);
    }
}
