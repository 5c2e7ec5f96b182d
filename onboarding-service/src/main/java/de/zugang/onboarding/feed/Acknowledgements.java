package de.zugang.onboarding.feed;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down what nodes acknowledge, beside the polls that bring it: a commit that is slow keeps no revocation from its
 * gateways. One after the other for each node, and the next poll of a node waits for the last one's, so that nothing piles
 * up. What is lost on the way comes again, since a node acknowledges everything up to a revision with every poll.
 */
@Component
class Acknowledgements {

    private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final GatewayNodes nodes;
    private final ConcurrentMap<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Acknowledgements(GatewayNodes nodes) {
        this.nodes = nodes;
    }

    /** Begins to write. Completes when it is committed, or with the reason why it is not. */
    CompletableFuture<Void> write(String node, UUID epoch, long revision) {
        await(underWay.getOrDefault(node, CompletableFuture.completedFuture(null)));
        var written = underWay.compute(
                node,
                (_, before) -> (before == null
                                ? CompletableFuture.<Void>completedFuture(null)
                                : before.<Void>handle((_, _) -> null))
                        .thenRunAsync(() -> nodes.polled(node, epoch, revision), threads));
        var _ = written.whenComplete((_, failed) -> {
            underWay.remove(node, written);
            if (failed != null) {
                log.warn("feed: what {} acknowledged is not written down: {}", node, failed.toString());
            }
        });
        return written;
    }

    private static void await(CompletableFuture<Void> before) {
        try {
            before.join();
        } catch (CompletionException _) {
            // was told to whom it belonged; this poll says the same and more
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow(); // nodes say it again
        }
    }
}
