package de.zugang.onboarding.feed;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down what nodes acknowledge, beside the polls that bring it: a commit that is slow keeps no revocation from its
 * gateways, neither that of this poll nor those of the next ones. Of each node one is written at a time and at most one waits,
 * the latest: a node acknowledges everything up to a revision with every poll, so what comes after says all that was said
 * before. What is lost on the way comes again.
 */
@Component
class Acknowledgements {

    private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final GatewayNodes nodes;
    private final ConcurrentMap<String, Desk> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Acknowledgements(GatewayNodes nodes) {
        this.nodes = nodes;
    }

    /** What one node says. {@code written} completes when this, or more, is committed. */
    private record Said(UUID epoch, long revision, CompletableFuture<Void> written) {}

    /** Of one node; there is none while nothing is written. */
    private record Desk(Said writing, @Nullable Said next) {}

    /** Begins to write. Completes when it, or what the node said after it, is committed, or with the reason why it is not. */
    CompletableFuture<Void> write(String node, UUID epoch, long revision) {
        var said = new Said(epoch, revision, new CompletableFuture<>());
        var desk = underWay.compute(node, (_, busy) -> busy == null ? new Desk(said, null) : behind(busy, said));
        if (desk.next() == null) {
            threads.execute(() -> writeAll(node, said));
            return said.written();
        }
        return desk.next().written();
    }

    /** In the place of what waited so far, whose callers are told with it. */
    private static Desk behind(Desk busy, Said said) {
        var waiting = busy.next();
        return new Desk(
                busy.writing(),
                new Said(said.epoch(), said.revision(), waiting == null ? said.written() : waiting.written()));
    }

    private void writeAll(String node, Said first) {
        var said = first;
        while (said != null) {
            write(node, said);
            var left = underWay.computeIfPresent(
                    node, (_, desk) -> desk.next() == null ? null : new Desk(desk.next(), null));
            said = left == null ? null : left.writing();
        }
    }

    private void write(String node, Said said) {
        try {
            nodes.polled(node, said.epoch(), said.revision());
            said.written().complete(null);
        } catch (RuntimeException | Error failed) {
            log.warn("feed: what {} acknowledged is not written down: {}", node, failed.toString());
            said.written().completeExceptionally(failed);
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
