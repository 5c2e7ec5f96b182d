package de.zugang.gateway.feed;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.snapshot.SnapshotProperties;
import de.zugang.gateway.snapshot.SnapshotStore;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

class FeedFollowerTests {

    private static final Position FIRST = new Position(UUID.fromString("6b1c2f1e-6f3a-4d0a-9a53-0d1a5f2f6f10"), 1);

    @TempDir
    Path directory;

    private final Subscriptions memory = new Subscriptions();

    @Test
    void isReadyAndDegradedUntilTheDiskWorksAgain() throws Exception {
        var inTheWay = Files.createDirectory(directory.resolve("subscriptions-1.journal"));
        var feed = new OneUser();
        var follower = new FeedFollower(feed, memory, store(), contact(), Clock.systemUTC());
        var health = new SubscriptionsHealth(memory, follower);
        follower.start();
        try {
            await().until(() -> feed.without.get() > 0);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails())
                    .containsEntry("degraded", true)
                    .containsEntry("durable", false);

            Files.delete(inTheWay);

            await().until(() -> feed.receipts.get() > 0);
            await().untilAsserted(() -> assertThat(health.health().getDetails()).containsEntry("degraded", false));
        } finally {
            follower.stop();
        }
    }

    private LastContact contact() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        return new LastContact(
                new LastGood(new SnapshotProperties(directory, key), "feed.contact"),
                new Freshness(Clock.systemUTC(), Duration.ofHours(24)));
    }

    private SnapshotStore store() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        return new SnapshotStore(new SnapshotProperties(directory, key), JsonMapper.shared());
    }

    /** A feed that stands still. */
    private static final class OneUser implements FeedSource {

        private final AtomicInteger without = new AtomicInteger();
        private final AtomicInteger receipts = new AtomicInteger();

        @Override
        public FeedPage changes(@Nullable Position after, long applied, boolean patient) {
            if (FIRST.equals(after)) {
                (applied == FIRST.revision() ? receipts : without).incrementAndGet();
                return new FeedPage(FIRST, false, List.of());
            }
            return new FeedPage(FIRST, false, List.of(ANNA.active(1)));
        }
    }
}
