package de.zugang.onboarding.feed;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.feed.FeedPage.Revised;
import de.zugang.onboarding.feed.PollFeed.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

@OnboardingTest
class FeedTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @Autowired
    private Feed feed;

    @Autowired
    private PollFeed poll;

    @Autowired
    private GatewayNodes nodes;

    @Autowired
    private Receipts receipts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient sql;

    @LocalServerPort
    private int port;

    @BeforeEach
    void noNodes() {
        sql.sql("delete from feed_node").update();
    }

    @Test
    void losesNoChangeWithParallelWritersOfWhichOneIsSlow() throws Exception {
        long start = feed.head().revision();
        var slowHasItsRevision = new CountDownLatch(1);
        var slowMayCommit = new CountDownLatch(1);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = CompletableFuture.runAsync(
                    () -> transaction.executeWithoutResult(_ -> {
                        feed.publish(entry("slow", 1));
                        slowHasItsRevision.countDown();
                        await(slowMayCommit);
                    }),
                    workers);
            await(slowHasItsRevision);
            // Twelve at a time: fewer than the pool has connections, or the reader would find none.
            List<CompletableFuture<Void>> quick = IntStream.range(0, 12)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> publishFourTimes(writer), workers))
                    .toList();
            var reader = CompletableFuture.supplyAsync(() -> readUntil(start, start + 1 + 12 * 4), workers);
            // Nothing at or above the slow writer's revision is visible while it has not committed.
            assertThat(feed.page(start, 100).entries()).isEmpty();
            slowMayCommit.countDown();
            slow.get(10, TimeUnit.SECONDS);
            for (var writer : quick) {
                writer.get(10, TimeUnit.SECONDS);
            }
            assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(everything(start));
        }
    }

    private void publishFourTimes(int writer) {
        for (int change = 0; change < 4; change++) {
            int number = writer * 4 + change;
            transaction.executeWithoutResult(_ -> feed.publish(entry("tu" + number % 8, number + 1)));
        }
    }

    /** What a node ends up with that reads page by page and never looks back. */
    private Map<String, Long> readUntil(long from, long target) {
        var applied = new HashMap<String, Long>();
        long after = from;
        while (after < target) {
            var page = feed.page(after, 3);
            page.entries().forEach(revised -> applied.put(revised.entry().technicalUser(), revised.revision()));
            assertThat(page.revision()).isGreaterThanOrEqualTo(after);
            after = page.revision();
        }
        return applied;
    }

    private Map<String, Long> everything(long from) {
        var all = new HashMap<String, Long>();
        for (Revised revised : feed.page(from, 1000).entries()) {
            all.put(revised.entry().technicalUser(), revised.revision());
        }
        return all;
    }

    @Test
    void answersAWaitingNodeAsSoonAsThereIsAChange() throws Exception {
        var head = feed.head();
        var waiting = CompletableFuture.supplyAsync(() -> poll.answer(
                new Poll("gw-1", head.epoch(), head.revision(), head.revision(), Duration.ofSeconds(20), 10)));
        Awaitility.await().until(() -> nodes.live() == 1);
        long revision = publish("woken");
        FeedPage page = waiting.get(5, TimeUnit.SECONDS);
        assertThat(page.revision()).isEqualTo(revision);
        assertThat(page.entries()).extracting(Revised::revision).containsExactly(revision);
    }

    @Test
    void answersANodeWhileItsReceiptCanNotBeWritten() throws Exception {
        var head = feed.head();
        nodes.polled("gw-1", head.epoch(), head.revision() - 1);
        var mayBeWritten = new CountDownLatch(1);
        var locked = new CountDownLatch(1);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var inTheWay = CompletableFuture.runAsync(
                    () -> transaction.executeWithoutResult(_ -> {
                        sql.sql("select 1 from feed_node where node = 'gw-1' for update")
                                .query(Integer.class)
                                .single();
                        locked.countDown();
                        await(mayBeWritten);
                    }),
                    others);
            await(locked);
            long revision = publish("urgent");

            var page = CompletableFuture.supplyAsync(
                            () -> poll.answer(new Poll(
                                    "gw-1", head.epoch(), head.revision(), head.revision(), Duration.ofSeconds(5), 10)),
                            others)
                    .get(20, TimeUnit.SECONDS);

            assertThat(page.revision()).isEqualTo(revision);
            for (int i = 0; i < 3; i++) {
                long held = publish("urgent") - 1;
                assertThat(CompletableFuture.supplyAsync(
                                        () -> poll.answer(
                                                new Poll("gw-1", head.epoch(), held, held, Duration.ofSeconds(5), 10)),
                                        others)
                                .get(20, TimeUnit.SECONDS)
                                .revision())
                        .as("to the next polls as well")
                        .isEqualTo(held + 1);
            }
            assertThat(acknowledgedBy("gw-1")).isEqualTo(head.revision() - 1);
            mayBeWritten.countDown();
            inTheWay.get(20, TimeUnit.SECONDS);
            Awaitility.await().until(() -> acknowledgedBy("gw-1") == revision + 2);
        } finally {
            mayBeWritten.countDown();
        }
    }

    private long acknowledgedBy(String name) {
        return nodes.all().stream()
                .filter(node -> node.name().equals(name))
                .mapToLong(GatewayNodes.Node::acknowledged)
                .findFirst()
                .orElse(-1);
    }

    @Test
    void pagesWithoutGapAndSaysWhenThereIsMore() {
        long start = feed.head().revision();
        var published = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            published.add(publish("paged" + i));
        }
        var first = feed.page(start, 2);
        assertThat(first.hasMore()).isTrue();
        assertThat(first.revision()).isEqualTo(published.get(1));
        var last = feed.page(published.get(3), 2);
        assertThat(last.hasMore()).isFalse();
        assertThat(last.revision()).isEqualTo(published.get(4));
    }

    @Test
    void startsOverForANodeOfAnotherEpoch() {
        publish("restored");
        var page = poll.answer(new Poll("gw-1", UUID.randomUUID(), 4711, 4711, Duration.ZERO, 1000));
        assertThat(page.epoch()).isEqualTo(feed.head().epoch());
        assertThat(page.entries()).isNotEmpty();
        assertThat(nodes.all())
                .singleElement()
                .satisfies(node -> assertThat(node.acknowledged()).isZero());
    }

    @Test
    void waitsForLiveNodesOnlyAndNamesThoseThatAreMissing() {
        long revision = publish("confirmed");
        UUID epoch = feed.head().epoch();
        assertThat(receipts.await(revision, Duration.ZERO)).isEmpty();
        nodes.polled("gw-late", epoch, revision - 1);
        nodes.polled("gw-dead", epoch, 0);
        sql.sql("update feed_node set seen_at = now() - interval '2 hours' where node = 'gw-dead'")
                .update();
        assertThat(receipts.await(revision, Duration.ofMillis(20))).containsExactly("gw-late");
        nodes.polled("gw-late", epoch, revision);
        assertThat(receipts.await(revision, Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void isForGatewayNodesOnly() {
        assertThat(status(null, "node=gateway.gw-1&after=0&applied=0")).isEqualTo(401);
        assertThat(status(KEYCLOAK.token("anna", "customer-service"), "node=gateway.gw-1&after=0&applied=0"))
                .isEqualTo(403);
        String node = KEYCLOAK.token("gateway", "gateway-node");
        assertThat(status(node, "node=gateway.gw-1&after=0&applied=0")).isEqualTo(200);
        assertThat(status(node, "node=GW_1&after=0&applied=0")).isEqualTo(400);
        assertThat(status(node, "node=gateway.gw-1&after=-1&applied=0")).isEqualTo(400);
        assertThat(status(node, "node=gateway.gw-1&after=0&applied=0&waitSeconds=31"))
                .isEqualTo(400);
    }

    @Test
    void takesAReceiptOnlyFromTheClientThatANodeBelongsTo() {
        String token = KEYCLOAK.token("gateway", "gateway-node");
        assertThat(status(token, "node=gateway&after=0&applied=0")).isEqualTo(200);
        assertThat(status(token, "node=gateway-2&after=0&applied=0")).isEqualTo(403);
        assertThat(status(token, "node=other.gw-1&after=0&applied=0")).isEqualTo(403);
        assertThat(nodes.all()).extracting(GatewayNodes.Node::name).containsExactly("gateway");
    }

    @Test
    void countsNoPageOfAResyncAsReceipt() {
        long revision = publish("resynced");
        UUID epoch = feed.head().epoch();
        poll.answer(new Poll("gw-1", epoch, revision, 0, Duration.ZERO, 1));
        assertThat(receipts.await(revision, Duration.ZERO)).containsExactly("gw-1");
        poll.answer(new Poll("gw-1", epoch, revision, revision, Duration.ZERO, 1));
        assertThat(receipts.await(revision, Duration.ZERO)).isEmpty();
    }

    private int status(@Nullable String token, String query) {
        var request = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .get()
                .uri("/feed/v1/subscriptions?" + query);
        var sent = token == null ? request : request.header("Authorization", "Bearer " + token);
        return sent.exchange().returnResult(String.class).getStatus().value();
    }

    private long publish(String technicalUser) {
        Long revision = transaction.execute(_ -> feed.publish(entry(technicalUser, 1)));
        return revision == null ? 0 : revision;
    }

    private static FeedEntry entry(String technicalUser, int perMinute) {
        return new FeedEntry(
                technicalUser,
                "zgc-" + technicalUser,
                FeedEntry.State.ACTIVE,
                "0000123456",
                List.of("0000123456"),
                List.of(),
                new FeedEntry.Plan("standard", perMinute, null, null, null),
                List.of(),
                null,
                null,
                List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
