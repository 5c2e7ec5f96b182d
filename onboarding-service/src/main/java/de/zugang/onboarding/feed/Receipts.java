package de.zugang.onboarding.feed;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits until gateway nodes have what was published. */
@Component
public class Receipts {

    /** Another instance may have got the acknowledgement, so the database is asked this often. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Feed feed;
    private final GatewayNodes nodes;
    private final AcknowledgementSignal acknowledged;

    Receipts(Feed feed, GatewayNodes nodes, AcknowledgementSignal acknowledged) {
        this.feed = feed;
        this.nodes = nodes;
        this.acknowledged = acknowledged;
    }

    /**
     * Waits until every live node has acknowledged a revision, but no longer than the patience.
     *
     * @return the live nodes that have not, by name; empty if all have, or if there is no live node
     */
    public List<String> await(long revision, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long seen = acknowledged.count();
            List<String> missing = nodes.missing(feed.head().epoch(), revision).stream()
                    .map(GatewayNodes.Node::name)
                    .toList();
            if (missing.isEmpty()
                    || System.nanoTime() - deadline >= 0
                    || Thread.currentThread().isInterrupted()) {
                return missing;
            }
            acknowledged.await(seen, LOOK);
        }
    }
}
