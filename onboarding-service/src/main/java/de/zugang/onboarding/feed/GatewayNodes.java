package de.zugang.onboarding.feed;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which gateway nodes there are and what each has acknowledged: the receipts of the feed. */
@Repository
public class GatewayNodes {

    /** A node that has not been seen for so long is not waited for. */
    public static final Duration LIVE = Duration.ofSeconds(15);

    /** A node that was seen so lately may be back soon, when it was this service that was away. */
    private static final Duration LATELY = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Clock clock;
    private final AcknowledgementSignal acknowledged;
    private final Revocations revocations;
    private final Reachable reachable;

    GatewayNodes(
            JdbcClient sql,
            Clock clock,
            AcknowledgementSignal acknowledged,
            Revocations revocations,
            Reachable reachable) {
        this.sql = sql;
        this.clock = clock;
        this.acknowledged = acknowledged;
        this.revocations = revocations;
        this.reachable = reachable;
    }

    /**
     * One node.
     *
     * @param acknowledged the highest revision it has applied
     * @param since when it said so first
     * @param seenAt when it last polled or was still waiting
     * @param live whether that was lately; another one is cut off or gone, and is not waited for
     */
    public record Node(String name, UUID epoch, long acknowledged, Instant since, Instant seenAt, boolean live) {

        /** Whether it has all that there is. */
        public boolean upToDate(Feed.Head head) {
            return epoch.equals(head.epoch()) && acknowledged >= head.revision();
        }
    }

    /**
     * A node polled: it is live and has applied everything up to the revision. A revision that the epoch does not have is
     * none of this feed's, so it acknowledges nothing. A node that was not known held nothing that could be revoked.
     */
    @Transactional
    public void polled(String node, UUID epoch, long revision) {
        Timestamp now = Timestamp.from(clock.instant());
        Optional<Feed.Head> before = sql.sql("select epoch, acknowledged from feed_node where node = ? for update")
                .param(node)
                .query((row, _) -> new Feed.Head(row.getObject("epoch", UUID.class), row.getLong("acknowledged")))
                .optional();
        long reached = sql.sql("""
                insert into feed_node (node, epoch, acknowledged, since, seen_at, first_seen_at)
                select :node, :epoch, case when epoch = :epoch and :revision <= revision then :revision else 0 end,
                    :now, :now, :now
                from feed_head
                on conflict (node) do update set seen_at = excluded.seen_at, epoch = excluded.epoch,
                    acknowledged = excluded.acknowledged,
                    since = case when (feed_node.epoch, feed_node.acknowledged) = (excluded.epoch, excluded.acknowledged)
                        then feed_node.since else excluded.since end
                returning acknowledged
                """)
                .param("node", node)
                .param("epoch", epoch)
                .param("revision", revision)
                .param("now", now)
                .query(Long.class)
                .single();
        long after = before.filter(held -> held.epoch().equals(epoch))
                .map(Feed.Head::revision)
                .orElse(0L);
        if (before.isPresent() && reached > after) {
            revocations.confirmed(node, epoch, after, reached);
        }
        acknowledged.raise();
    }

    /** A node is still waiting in its long poll. */
    void stillThere(String node) {
        sql.sql("update feed_node set seen_at = ? where node = ?")
                .params(Timestamp.from(clock.instant()), node)
                .update();
    }

    /** All nodes that ever polled, by name. */
    public List<Node> all() {
        Instant limit = clock.instant().minus(LIVE);
        return sql.sql("select * from feed_node order by node")
                .query((row, _) -> new Node(
                        row.getString("node"),
                        row.getObject("epoch", UUID.class),
                        row.getLong("acknowledged"),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant().isAfter(limit)))
                .list();
    }

    /** Those that are waited for and have not acknowledged the revision yet. */
    public List<Node> missing(UUID epoch, long revision) {
        return all().stream()
                .filter(this::waitedFor)
                .filter(node -> !node.epoch().equals(epoch) || node.acknowledged() < revision)
                .toList();
    }

    private boolean waitedFor(Node node) {
        boolean lately = node.seenAt().isAfter(clock.instant().minus(LATELY));
        return node.live() || (lately && !reachable.longerThan(LIVE));
    }

    /** Whether the node polled lately, by what is committed. */
    boolean isLive(String name) {
        return all().stream().anyMatch(node -> node.live() && node.name().equals(name));
    }

    /** How many nodes are live. */
    public long live() {
        return all().stream().filter(Node::live).count();
    }

    /** Forgets nodes that were not seen for as long as receipts are kept. */
    void forgetOld() {
        sql.sql("delete from feed_node where seen_at < ?")
                .param(Timestamp.from(clock.instant().minus(Revocations.KEPT)))
                .update();
    }
}
