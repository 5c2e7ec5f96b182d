package de.zugang.onboarding.feed;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers a node's poll, at once if there is something, otherwise when there is. While it waits it holds a virtual
 * thread, no database connection.
 */
@Component
class PollFeed {

    /** Changes made by other instances are found within this time. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** A waiting node is a live node; well below {@link GatewayNodes#LIVE}. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final Feed feed;
    private final GatewayNodes nodes;
    private final ChangeSignal changed;

    PollFeed(Feed feed, GatewayNodes nodes, ChangeSignal changed) {
        this.feed = feed;
        this.nodes = nodes;
        this.changed = changed;
    }

    /** What a node asks for; see the contract. */
    record Poll(String node, @Nullable UUID epoch, long after, Duration patience, int limit) {}

    FeedPage answer(Poll poll) {
        UUID epoch = feed.head().epoch();
        // Whoever holds another epoch, or more than there is, starts from the beginning.
        boolean known = epoch.equals(poll.epoch()) || (poll.epoch() == null && poll.after() == 0);
        long after = known ? poll.after() : 0;
        nodes.polled(poll.node(), epoch, after);
        return known ? await(poll) : feed.page(0, poll.limit());
    }

    private FeedPage await(Poll poll) {
        long start = System.nanoTime();
        long signOfLife = start;
        long seen = changed.count();
        while (feed.head().revision() <= poll.after()
                && System.nanoTime() - start < poll.patience().toNanos()
                && !Thread.currentThread().isInterrupted()) {
            changed.await(seen, LOOK);
            seen = changed.count();
            if (System.nanoTime() - signOfLife > SIGN_OF_LIFE.toNanos()) {
                nodes.stillThere(poll.node());
                signOfLife = System.nanoTime();
            }
        }
        return feed.page(poll.after(), poll.limit());
    }
}
