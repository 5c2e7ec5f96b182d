package de.zugang.onboarding.feed;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.feed.FeedPage.Revised;
import de.zugang.onboarding.feed.PollFeed.Poll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The database was restored from a backup: gateways have seen revisions that it does not know. */
@OnboardingTest
@ExtendWith(OutputCaptureExtension.class)
class FeedRestoreTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final Duration LONG = Duration.ofSeconds(20);

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
    private AcknowledgementSignal signal;

    @Autowired
    private Revocations revocations;

    @Autowired
    private Receipts receipts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void noNodesButSomethingToRead() {
        sql.sql("delete from feed_node").update();
        publish("kept");
    }

    @Test
    void aNewEpochStartsOnceHoweverManyNodesAreAhead(CapturedOutput output) throws Exception {
        var head = feed.head();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var pages = IntStream.range(0, 8)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> poll.answer(
                                    new Poll("gw-" + number, head.epoch(), head.revision() + 1 + number, 0, LONG, 10)),
                            workers))
                    .toList();
            for (var page : pages) {
                assertThat(page.get(10, TimeUnit.SECONDS)).satisfies(this::isEverythingInTheNewEpoch);
            }
        }
        assertThat(feed.head().epoch()).isNotEqualTo(head.epoch());
        assertThat(feed.head().revision()).isEqualTo(head.revision());
        assertThat(sql.sql("select why from provisioning_hold")
                        .query(String.class)
                        .single())
                .contains("restored");
        assertThat(output.getAll().split("Epoch " + head.epoch() + " is over", -1))
                .hasSize(2);
        assertThat(nodes.missing(feed.head().epoch(), 1)).hasSize(8);
    }

    @Test
    void nodesThatWaitLearnOfTheNewEpochAtOnce() throws Exception {
        var head = feed.head();
        var waiting = CompletableFuture.supplyAsync(
                () -> poll.answer(new Poll("gw-waits", head.epoch(), head.revision(), head.revision(), LONG, 10)));
        Awaitility.await().until(() -> nodes.live() == 1);

        poll.answer(new Poll("gw-ahead", head.epoch(), head.revision() + 10, 0, Duration.ZERO, 10));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).satisfies(this::isEverythingInTheNewEpoch);
    }

    @Test
    void aRestoreUnderAWaitingNodeIsNoticed() throws Exception {
        publish("lost");
        var head = feed.head();
        var waiting = CompletableFuture.supplyAsync(
                () -> poll.answer(new Poll("gw-waits", head.epoch(), head.revision(), head.revision(), LONG, 10)));
        Awaitility.await().until(() -> nodes.live() == 1);

        sql.sql("update feed_head set revision = revision - 1").update();
        try {
            var page = waiting.get(10, TimeUnit.SECONDS);
            assertThat(page.epoch())
                    .isNotEqualTo(head.epoch())
                    .isEqualTo(feed.head().epoch());
        } finally {
            sql.sql("update feed_head set revision = revision + 1").update();
        }
    }

    @Test
    void whatIsAheadOrOfAnotherEpochAcknowledgesNothing() {
        var head = feed.head();
        nodes.polled("gw-ahead", head.epoch(), head.revision() + 10);
        nodes.polled("gw-other", UUID.randomUUID(), head.revision());
        nodes.polled("gw-there", head.epoch(), head.revision());
        long revision = publish("after-the-restore");

        assertThat(receipts.await(head.revision(), Duration.ZERO)).containsExactly("gw-ahead", "gw-other");
        assertThat(receipts.await(revision, Duration.ZERO)).containsExactly("gw-ahead", "gw-other", "gw-there");
    }

    @Test
    void aNodeIsNotGivenUpBecauseThisServiceWasAway() {
        var head = feed.head();
        long revision = publish("new");
        nodes.polled("gw-silent", head.epoch(), head.revision());
        nodes.polled("gw-gone", head.epoch(), head.revision());
        sql.sql("update feed_node set seen_at = now() - interval '10 minutes' where node = 'gw-silent'")
                .update();
        sql.sql("update feed_node set seen_at = now() - interval '2 hours' where node = 'gw-gone'")
                .update();
        var now = new AtomicReference<>(Instant.now());
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        var reachable = new Reachable(clock);
        var justStarted = new GatewayNodes(sql, clock, signal, revocations, reachable);
        assertThat(missing(justStarted, revision)).as("starting").containsExactly("gw-silent");
        reachable.ready();
        assertThat(missing(justStarted, revision)).as("just started").containsExactly("gw-silent");
        now.updateAndGet(start -> start.plus(GatewayNodes.LIVE).plusMillis(1));
        assertThat(missing(justStarted, revision)).as("had time to come back").isEmpty();
    }

    private List<String> missing(GatewayNodes of, long revision) {
        return of.missing(feed.head().epoch(), revision).stream()
                .map(GatewayNodes.Node::name)
                .toList();
    }

    private void isEverythingInTheNewEpoch(FeedPage page) {
        assertThat(page.epoch()).isEqualTo(feed.head().epoch());
        assertThat(page.entries())
                .extracting(Revised::entry)
                .extracting(FeedEntry::technicalUser)
                .contains("kept");
    }

    private long publish(String technicalUser) {
        return Objects.requireNonNull(transaction.execute(_ -> feed.publish(new FeedEntry(
                technicalUser,
                "zgc-" + technicalUser,
                FeedEntry.State.ACTIVE,
                "0000123456",
                List.of("0000123456"),
                List.of(),
                new FeedEntry.Plan("standard", 1, null, null, null),
                List.of(),
                null,
                null,
                List.of()))));
    }
}
