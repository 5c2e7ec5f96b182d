package de.zugang.onboarding.feed;

import de.zugang.onboarding.feed.FeedPage.Revised;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The revisioned feed. A change draws its revision by updating the one row of {@code feed_head}, which stays locked until
 * that transaction ends: revisions therefore become visible in their order, and a reader that has seen revision n has
 * seen everything up to n, however slow some writer is. Writers wait for each other; that is the price, and there are
 * few.
 */
@Repository
public class Feed {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private final JdbcClient sql;
    private final JsonMapper json;
    private final ChangeSignal changed;
    private final Revocations revocations;
    private final ApplicationEventPublisher events;

    Feed(
            JdbcClient sql,
            JsonMapper json,
            ChangeSignal changed,
            Revocations revocations,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.json = json;
        this.changed = changed;
        this.revocations = revocations;
        this.events = events;
    }

    /**
     * Publishes the present state of a technical user when the present transaction commits. Call it last: it makes other
     * writers wait until then.
     *
     * @return the change's revision
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long publish(FeedEntry entry) {
        Head head = sql.sql("update feed_head set revision = revision + 1 returning epoch, revision")
                .query((row, _) -> new Head(row.getObject("epoch", UUID.class), row.getLong("revision")))
                .single();
        if (before(entry.technicalUser()).filter(entry::takesAwayFrom).isPresent()) {
            revocations.published(head.epoch(), head.revision(), entry.technicalUser());
        }
        sql.sql("""
                insert into feed_entry (technical_user, revision, entry) values (?, ?, ?::jsonb)
                on conflict (technical_user) do update set revision = excluded.revision, entry = excluded.entry
                """)
                .params(entry.technicalUser(), head.revision(), json.writeValueAsString(entry))
                .update();
        raiseAfterCommit();
        return head.revision();
    }

    private Optional<FeedEntry> before(String technicalUser) {
        return sql.sql("select entry::text from feed_entry where technical_user = ?")
                .param(technicalUser)
                .query(String.class)
                .optional()
                .map(entry -> json.readValue(entry, FeedEntry.class));
    }

    private void raiseAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changed.raise();
            }
        });
    }

    /**
     * Starts a new epoch because a revision was seen that this one does not have (any more): the database was restored
     * from a backup. The update locks the one row, so however many nodes have seen it, only the first starts an epoch.
     * Revisions go on counting. A restore that nobody was ahead of when it next asked cannot be told this way.
     *
     * @param epoch the one that is over
     * @param seen the revision that somebody has seen in it
     * @return where the feed stands now
     */
    @Transactional
    Head startOver(UUID epoch, long seen) {
        boolean first = sql.sql("update feed_head set epoch = gen_random_uuid() where epoch = ? and revision < ?")
                        .params(epoch, seen)
                        .update()
                > 0;
        Head head = head();
        if (first) {
            events.publishEvent(new FeedRestored());
            log.error(
                    "The feed stands at revision {}, but a gateway has seen {}: the database was restored."
                            + " Epoch {} is over, all gateways start from the beginning in {}.",
                    head.revision(),
                    seen,
                    epoch,
                    head.epoch());
            raiseAfterCommit();
        }
        return head;
    }

    /**
     * The page after a revision, as of one moment.
     *
     * @param limit most entries, at least 1
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    FeedPage page(long after, int limit) {
        Head head = head();
        List<Revised> found = sql.sql(
                        "select revision, entry::text from feed_entry where revision > ? order by revision limit ?")
                .params(after, limit + 1)
                .query((row, _) ->
                        new Revised(row.getLong("revision"), json.readValue(row.getString("entry"), FeedEntry.class)))
                .list();
        boolean hasMore = found.size() > limit;
        List<Revised> entries = hasMore ? found.subList(0, limit) : found;
        return new FeedPage(head.epoch(), hasMore ? entries.getLast().revision() : head.revision(), hasMore, entries);
    }

    /** All that gateways are told, as of one moment. */
    public List<FeedEntry> entries() {
        return sql.sql("select entry::text from feed_entry")
                .query((row, _) -> json.readValue(row.getString("entry"), FeedEntry.class))
                .list();
    }

    /** Where the feed stands; cheap. */
    public Head head() {
        return sql.sql("select epoch, revision from feed_head")
                .query((row, _) -> new Head(row.getObject("epoch", UUID.class), row.getLong("revision")))
                .single();
    }

    /** Where the feed stands. */
    public record Head(UUID epoch, long revision) {}
}
