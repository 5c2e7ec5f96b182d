package de.zugang.gateway.limit;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.testbed.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LimitsTests {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T23:58:30Z"));
    private final Limits limits = new Limits(clock);

    @Test
    void grantsWhatWasAgreedAndSaysWhatIsLeft() {
        var user = ANNA.withPlan(2, null);

        assertThat(limits.take(user)).isEqualTo(new Grant.Taken(2, 1, 60));
        assertThat(limits.take(user)).isEqualTo(new Grant.Taken(2, 0, 60));
        assertThat(limits.take(user)).isEqualTo(new Grant.TooMany(2, 60));
    }

    @Test
    void neverGrantsMoreThanAgreedHoweverTheCallsLie() {
        var user = ANNA.withPlan(50, null);
        var granted = new ArrayDeque<Instant>();
        var random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            clock.turn(Duration.ofMillis(random.nextInt(200)));
            if (limits.take(user) instanceof Grant.Taken) {
                granted.add(clock.instant());
            }
            var edge = clock.instant().minusSeconds(59);
            granted.removeIf(taken -> !taken.isAfter(edge));
            assertThat(granted).hasSizeLessThanOrEqualTo(50);
        }
    }

    @Test
    void neverRefusesWhoKeepsToItsAnswers() {
        var user = ANNA.withPlan(10, null);
        var random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            switch (limits.take(user)) {
                case Grant.Taken(int _, int remaining, long seconds) ->
                    clock.turn(remaining == 0 ? Duration.ofSeconds(seconds) : Duration.ofMillis(random.nextInt(3000)));
                case Grant refused -> assertThat(refused).as("call %d", i).isInstanceOf(Grant.Taken.class);
            }
        }
    }

    @Test
    void renewsTheQuotaAtMidnightUtc() {
        var user = ANNA.withPlan(100, 1L);
        limits.take(user);
        assertThat(limits.take(user)).isEqualTo(new Grant.QuotaExhausted(1, 90));

        clock.turn(Duration.ofSeconds(90));

        assertThat(limits.take(user)).isInstanceOf(Grant.Taken.class);
    }

    @Test
    void standsStillWhenTheClockGoesBack() {
        var user = ANNA.withPlan(1, null);
        limits.take(user);

        clock.turn(Duration.ofHours(-1));

        assertThat(limits.take(user)).isInstanceOf(Grant.TooMany.class);
    }

    @Test
    void appliesAChangedPlanAtOnce() {
        limits.take(ANNA.withPlan(1, null));

        assertThat(limits.take(ANNA.withPlan(2, null))).isEqualTo(new Grant.Taken(2, 0, 60));
    }
}
