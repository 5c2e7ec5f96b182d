package de.zugang.osr.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PausesTests {

    private final Pauses pauses = new Pauses(
            new WebhookProperties(
                    false,
                    List.of("443"),
                    List.of(),
                    List.of(),
                    1,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofHours(12),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    Duration.ofDays(3),
                    Duration.ofDays(5),
                    Duration.ofHours(24)),
            new Random(1));

    @Test
    void messagesWaitThreeTimesLongerEachTimeUpToTheLimitGiveOrTakeAFifth() {
        assertBetween(pauses.ofMessage(1), Duration.ofSeconds(5));
        assertBetween(pauses.ofMessage(2), Duration.ofSeconds(15));
        assertBetween(pauses.ofMessage(5), Duration.ofSeconds(405));
        assertBetween(pauses.ofMessage(10), Duration.ofHours(12));
        assertBetween(pauses.ofMessage(1_000_000), Duration.ofHours(12));
    }

    @Test
    void endpointsRestTwiceAsLongEachTimeUpToTheLimit() {
        assertBetween(pauses.ofEndpoint(1), Duration.ofSeconds(1));
        assertBetween(pauses.ofEndpoint(4), Duration.ofSeconds(8));
        assertBetween(pauses.ofEndpoint(Integer.MAX_VALUE), Duration.ofMinutes(5));
    }

    @Test
    void pausesDiffer() {
        assertThat(pauses.ofMessage(3)).isNotEqualTo(pauses.ofMessage(3));
    }

    private static void assertBetween(Duration pause, Duration middle) {
        assertThat(pause)
                .isBetween(
                        middle.multipliedBy(8).dividedBy(10),
                        middle.multipliedBy(12).dividedBy(10));
    }
}
