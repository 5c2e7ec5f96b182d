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
    private static final Duration LOOK = Duration.ofMillis(100);

    /** A waiting node is a live node; well below {@link GatewayNodes#LIVE}. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final Feed feed;
    private final GatewayNodes nodes;
    private final Acknowledgements acknowledgements;
    private final ChangeSignal changed;

    PollFeed(Feed feed, GatewayNodes nodes, Acknowledgements acknowledgements, ChangeSignal changed) {
        this.feed = feed;
        this.nodes = nodes;
        this.acknowledgements = acknowledgements;
        this.changed = changed;
    }

    /** What a node asks for; see the contract. */
    record Poll(String node, @Nullable UUID epoch, long after, long applied, Duration patience, int limit) {}

    FeedPage answer(Poll poll) {
        UUID epoch = head(poll).epoch();
        // Whoever holds another epoch starts from the beginning.
        boolean known = epoch.equals(poll.epoch()) || (poll.epoch() == null && poll.after() == 0);
        var written = acknowledgements.write(poll.node(), epoch, known ? poll.applied() : 0);
        if (!known || poll.epoch() == null || poll.patience().isZero() || !nodes.isLive(poll.node())) {
            written.join(); // who begins or comes back is known to be there before it holds anything
        }
        FeedPage page = known ? await(poll, epoch) : feed.page(0, poll.limit());
        if (page.entries().isEmpty()) {
            written.join(); // nothing is urgent, and the node learns that its receipt could not be kept
        }
        return page;
    }

    /** Where the feed stands; in a new epoch if the node has seen more of this one than there is. */
    private Feed.Head head(Poll poll) {
        Feed.Head head = feed.head();
        return head.epoch().equals(poll.epoch()) && head.revision() < poll.after()
                ? feed.startOver(head.epoch(), poll.after())
                : head;
    }

    private FeedPage await(Poll poll, UUID epoch) {
        long start = System.nanoTime();
        long signOfLife = start;
        long seen = changed.count();
        while (hasNothing(poll, epoch)
                && System.nanoTime() - start < poll.patience().toNanos()
                && !Thread.currentThread().isInterrupted()) {
            changed.await(seen, LOOK);
            seen = changed.count();
            if (System.nanoTime() - signOfLife > SIGN_OF_LIFE.toNanos()) {
                nodes.stillThere(poll.node());
                signOfLife = System.nanoTime();
            }
        }
        FeedPage page = feed.page(poll.after(), poll.limit());
        return page.epoch().equals(epoch) ? page : feed.page(0, poll.limit());
    }

    private boolean hasNothing(Poll poll, UUID epoch) {
        Feed.Head head = head(poll);
        return head.epoch().equals(epoch) && head.revision() <= poll.after();
    }
}
