package de.zugang.gateway.limit;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.testbed.TestClock;
import de.zugang.gateway.testbed.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitsTests {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T23:58:30Z"));
    private final Limits limits = new Limits(clock);

    @Test
    void grantsWhatWasAgreedAndSaysWhatIsLeft() {
        var user = ANNA.withPlan(2, null);

        assertThat(remaining(limits.take(user))).isEqualTo("\"minute\";r=1;t=60");
        assertThat(remaining(limits.take(user))).isEqualTo("\"minute\";r=0;t=60");
        assertThat(limits.take(user))
                .isInstanceOfSatisfying(
                        Grant.TooMany.class, many -> assertThat(many.seconds()).isEqualTo(60));
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
                case Grant.Taken(var account) ->
                    clock.turn(
                            account.own().remaining() == 0
                                    ? Duration.ofSeconds(account.own().seconds())
                                    : Duration.ofMillis(random.nextInt(3000)));
                case Grant refused -> assertThat(refused).as("call %d", i).isInstanceOf(Grant.Taken.class);
            }
        }
    }

    @Test
    void renewsTheQuotaAtMidnightUtc() {
        var user = ANNA.withPlan(100, 1L);
        limits.take(user);
        assertThat(limits.take(user))
                .isInstanceOfSatisfying(
                        Grant.QuotaExhausted.class,
                        quota -> assertThat(quota.seconds()).isEqualTo(90));

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

        assertThat(remaining(limits.take(ANNA.withPlan(2, null)))).isEqualTo("\"minute\";r=0;t=60");
    }

    @Test
    void countsAllTechnicalUsersOfACustomerTogether() {
        var one = sharing("tu-one", 10, 3, null);
        var other = sharing("tu-other", 10, 3, null);
        limits.take(one);
        limits.take(other);
        assertThat(remaining(limits.take(one))).isEqualTo("\"minute\";r=8;t=60, \"customer-minute\";r=0;t=60");

        assertThat(limits.take(other))
                .isInstanceOfSatisfying(
                        Grant.TooMany.class,
                        many -> assertThat(many.account().remaining())
                                .as("what the customer refused was not taken from the technical user")
                                .startsWith("\"minute\";r=9;"));
        assertThat(limits.take(ANNA.withPlan(1, null))).as("another customer").isInstanceOf(Grant.Taken.class);
    }

    @Test
    void endsTheDayOfAllTechnicalUsersOfACustomerTogether() {
        limits.take(sharing("tu-one", 10, null, 1L));

        assertThat(limits.take(sharing("tu-other", 10, null, 1L))).isInstanceOf(Grant.QuotaExhausted.class);
    }

    @Test
    void namesEveryPolicyThatWasAgreed() {
        var plan = new TechnicalUser.Plan("all", 10, 100L, 20, 1000L);
        var account = ((Grant.Taken) limits.take(with("tu-all", plan))).account();

        assertThat(account.policies())
                .isEqualTo("\"minute\";q=10;w=60, \"day\";q=100;w=86400, "
                        + "\"customer-minute\";q=20;w=60, \"customer-day\";q=1000;w=86400");
        assertThat(account.remaining())
                .isEqualTo("\"minute\";r=9;t=60, \"day\";r=99;t=90, "
                        + "\"customer-minute\";r=19;t=60, \"customer-day\";r=999;t=90");
    }

    /** What is counted in a meter that is dropped at the same moment would be forgotten. */
    @Test
    void forgetsNoCallThatComesWhileItTidiesUp() throws Exception {
        var user = sharing("tu-tidied", 1, 1, null);
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 3000; round++) {
                clock.turn(Duration.ofDays(1));
                var begin = new CyclicBarrier(3);
                var granted = new AtomicInteger();
                Callable<Void> call = () -> {
                    begin.await();
                    granted.addAndGet(limits.take(user) instanceof Grant.Taken ? 1 : 0);
                    return null;
                };
                Callable<Void> tidying = () -> {
                    begin.await();
                    for (int times = 0; times < 50; times++) {
                        limits.tidy();
                    }
                    return null;
                };
                for (var done : threads.invokeAll(List.of(call, call, tidying))) {
                    done.get();
                }
                assertThat(granted).as("round %d", round).hasValue(1);
            }
        }
    }

    @Test
    void countsNothingInAMeterThatWasDropped() {
        var meter = new Meter();
        var agreed = new Volume(5, Volume.NONE);

        assertThat(meter.take(agreed, 1000)).isTrue();
        assertThat(meter.retire(1001)).as("it remembers a call").isFalse();
        assertThat(meter.retire(90_000)).isTrue();
        assertThat(meter.take(agreed, 90_000)).isFalse();
        assertThat(meter.retired()).isTrue();
    }

    private static String remaining(Grant grant) {
        return ((Grant.Taken) grant).account().remaining();
    }

    private static TechnicalUser sharing(
            String name, int perMinute, @Nullable Integer customerPerMinute, @Nullable Long customerPerDay) {
        return with(name, new TechnicalUser.Plan("shared", perMinute, null, customerPerMinute, customerPerDay));
    }

    private static TechnicalUser with(String name, TechnicalUser.Plan plan) {
        return TestUser.named(name, "0000424242", plan);
    }
}
