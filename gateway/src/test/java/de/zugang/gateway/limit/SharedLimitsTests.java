package de.zugang.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.testbed.TestRedis;
import de.zugang.gateway.testbed.TestUser;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways' limits over one real Redis. */
class SharedLimitsTests {

    @TempDir
    Path directory;

    /** So that a busy machine does not turn the sharing into a matter of luck; 50 ms where that is the point. */
    private static final Duration PATIENT = Duration.ofSeconds(5);

    private final List<RedisBudget> budgets = new ArrayList<>();
    private TestRedis redis;
    private Node one;
    private Node other;

    @SuppressWarnings("NullAway.Init") // start
    SharedLimitsTests() {}

    private record Node(Limits limits, Leases leases) {

        /** As the way of a request does it: decides again when it is known what others have. */
        Grant take(TechnicalUser user) {
            for (int looks = 0; looks <= 5; looks++) {
                var grant = limits.take(user);
                if (!(grant instanceof Grant.NotKnown(var settled))) {
                    return grant;
                }
                settled.join();
            }
            return new Grant.NotKnown(CompletableFuture.completedFuture(null));
        }
    }

    @BeforeEach
    void start() {
        redis = new TestRedis(directory);
        one = node(PATIENT);
        other = node(PATIENT);
    }

    @AfterEach
    void stop() {
        budgets.forEach(RedisBudget::close);
        redis.close();
    }

    @Test
    void grantsNotOneMoreThanAgreedOnTwoNodesTogetherUnderLoad() throws Exception {
        var user = user(400, null);
        var granted = new AtomicInteger();
        hammer(4000, List.of(one, other), user, granted);

        assertThat(granted).hasValueLessThanOrEqualTo(400).hasValueGreaterThanOrEqualTo(380);
        assertThat(one.leases().awaySince()).isNull();
        assertThat(other.leases().awaySince()).isNull();
    }

    @Test
    void countsACustomersTechnicalUsersTogetherAcrossNodes() throws Exception {
        var plan = new TechnicalUser.Plan("shared", 1000, null, 100, null);
        String customer = "0000777777";
        var granted = new AtomicInteger();
        for (int round = 0; round < 5; round++) {
            hammer(40, List.of(one), TestUser.named("tu-one", customer, plan), granted);
            hammer(40, List.of(other), TestUser.named("tu-other", customer, plan), granted);
        }

        assertThat(granted).hasValueLessThanOrEqualTo(100).hasValueGreaterThanOrEqualTo(90);
    }

    @Test
    void endsADaysQuotaAcrossNodes() {
        var user = user(1000, 10L);
        int granted = 0;
        for (int i = 0; i < 20; i++) {
            granted += (i % 2 == 0 ? one : other).take(user) instanceof Grant.Taken ? 1 : 0;
        }

        assertThat(granted).isBetween(8, 10);
        await().until(() -> {
            tidy();
            return one.take(user) instanceof Grant.QuotaExhausted;
        });
    }

    @Test
    void neverRefusesWhoKeepsToItsAnswers() {
        var user = user(60, null);
        for (int i = 0; i < 60; i++) {
            var grant = one.take(user);
            assertThat(grant).as("call %d", i).isInstanceOf(Grant.Taken.class);
            if (((Grant.Taken) grant).account().own().remaining() == 0) {
                assertThat(i).as("calls until nothing was left").isEqualTo(59);
            }
        }
    }

    @Test
    void givesBackWhatANodeLeasedAndDidNotUse() {
        var user = user(40, null);
        one.take(user);

        var byTheOther = new AtomicInteger();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            tidy();
            return byTheOther.addAndGet(spend(other, user)) == 39;
        });
    }

    @Test
    void waitsBrieflyForAFrozenStoreAndThenCountsAlone() {
        one = node(Duration.ofMillis(50));
        other = node(Duration.ofMillis(50));
        redis.freeze();
        try {
            var stranger = user(50, null);
            long began = System.nanoTime();
            assertThat(one.take(stranger)).isInstanceOf(Grant.Taken.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(one.leases().awaySince()).isNotNull();

            assertThat(spend(one, stranger))
                    .as("never unlimited, never all refused")
                    .isEqualTo(49);
            assertThat(spend(other, stranger))
                    .as("at most once more by the other")
                    .isEqualTo(50);
        } finally {
            redis.thaw();
        }
        await().until(() -> {
            tidy();
            return one.leases().awaySince() == null && other.leases().awaySince() == null;
        });
        assertThat(one.take(user(50, null))).isInstanceOf(Grant.Taken.class);
    }

    @Test
    void countsAloneWithoutAStoreAndTogetherAgainWhenThereIsOne() {
        redis.close();
        var user = user(50, null);

        assertThat(spend(one, user)).isEqualTo(50);
        assertThat(one.leases().awaySince()).isNotNull();
    }

    private static int spend(Node node, TechnicalUser user) {
        int granted = 0;
        while (node.take(user) instanceof Grant.Taken) {
            granted++;
        }
        return granted;
    }

    private void tidy() {
        one.leases().tidy();
        other.leases().tidy();
    }

    private static void hammer(int calls, List<Node> nodes, TechnicalUser user, AtomicInteger granted)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < calls; i++) {
                var node = nodes.get(i % nodes.size());
                work.add(() -> node.take(user) instanceof Grant.Taken && granted.incrementAndGet() > 0);
            }
            threads.invokeAll(work);
        }
    }

    private Node node(Duration patience) {
        var properties = new LimitProperties(redis.url(), patience, "test");
        var budget = new RedisBudget(redis.url(), properties);
        budgets.add(budget);
        var leases = new Leases(budget, Clock.systemUTC());
        var node = new Node(new Limits(Clock.systemUTC(), leases), leases);
        await().until(() -> {
            leases.tidy();
            node.take(user(10, null));
            return leases.awaySince() == null;
        });
        return node;
    }

    private static TechnicalUser user(int perMinute, @Nullable Long perDay) {
        return TestUser.named(
                "tu-" + UUID.randomUUID(), "0000123456", new TechnicalUser.Plan("test", perMinute, perDay));
    }
}
