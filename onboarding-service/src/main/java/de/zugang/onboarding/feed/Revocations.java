package de.zugang.onboarding.feed;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was taken away from technical users, and when it took effect on each gateway node. */
@Repository
public class Revocations {

    /** How long a revocation and its receipts are kept. */
    static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient sql;
    private final Clock clock;

    Revocations(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One revocation.
     *
     * @param publishedAt when it was written, shortly before its transaction ended
     * @param receipts by node, ascending by time
     * @param outstanding nodes that were there before and have not confirmed it, by name
     */
    public record Revocation(
            long revision,
            String technicalUser,
            Instant publishedAt,
            List<Receipt> receipts,
            List<String> outstanding) {

        /** From the change to a receipt; an upper bound of the time to effect, since the receipt comes after it. */
        public Duration effectAfter(Receipt receipt) {
            return Duration.between(publishedAt, receipt.confirmedAt());
        }
    }

    /** A node said that it has applied it and has it on its disk. */
    public record Receipt(String node, Instant confirmedAt) {}

    void published(UUID epoch, long revision, String technicalUser) {
        sql.sql("insert into feed_revocation (epoch, revision, technical_user, published_at) values (?, ?, ?, ?)")
                .params(epoch, revision, technicalUser, Timestamp.from(clock.instant()))
                .update();
    }

    /** A node has applied everything of the epoch up to a revision, and before it had up to another one. */
    void confirmed(String node, UUID epoch, long after, long upTo) {
        sql.sql("""
                insert into feed_receipt (epoch, revision, node, confirmed_at)
                select epoch, revision, :node, :now from feed_revocation
                where epoch = :epoch and revision > :after and revision <= :upTo
                on conflict do nothing
                """)
                .param("node", node)
                .param("now", Timestamp.from(clock.instant()))
                .param("epoch", epoch)
                .param("after", after)
                .param("upTo", upTo)
                .update();
    }

    /**
     * The latest, newest first.
     *
     * @param technicalUser whose; {@code null}: everybody's
     */
    @Transactional(readOnly = true)
    public List<Revocation> latest(@Nullable String technicalUser, int limit) {
        Map<String, List<Receipt>> receipts = receipts(technicalUser, limit);
        return sql.sql("""
                select r.epoch, r.revision, r.technical_user, r.published_at,
                       array(select n.node from feed_node n
                             where n.first_seen_at <= r.published_at
                               and not exists (select from feed_receipt c
                                               where c.epoch = r.epoch and c.revision = r.revision and c.node = n.node)
                             order by n.node) as outstanding
                from feed_revocation r where :user::text is null or r.technical_user = :user
                order by r.published_at desc, r.revision desc limit :limit
                """)
                .param("user", technicalUser)
                .param("limit", limit)
                .query((row, _) -> new Revocation(
                        row.getLong("revision"),
                        row.getString("technical_user"),
                        row.getTimestamp("published_at").toInstant(),
                        receipts.getOrDefault(row.getString("epoch") + row.getLong("revision"), List.of()),
                        List.of((String[]) row.getArray("outstanding").getArray())))
                .list();
    }

    private Map<String, List<Receipt>> receipts(@Nullable String technicalUser, int limit) {
        return sql
                .sql("""
                select c.epoch, c.revision, c.node, c.confirmed_at from feed_receipt c
                join (select epoch, revision from feed_revocation
                      where :user::text is null or technical_user = :user
                      order by published_at desc, revision desc limit :limit) r using (epoch, revision)
                order by c.confirmed_at, c.node
                """)
                .param("user", technicalUser)
                .param("limit", limit)
                .query((row, _) -> Map.entry(
                        row.getString("epoch") + row.getLong("revision"),
                        new Receipt(
                                row.getString("node"),
                                row.getTimestamp("confirmed_at").toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Forgets what is older than it is kept. */
    void forgetOld() {
        sql.sql("delete from feed_revocation where published_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
