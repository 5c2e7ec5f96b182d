package de.zugang.onboarding.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of text messages. A report may come before we have stored whose message it is, twice, or in any order;
 * the status only moves forward.
 */
@Repository
public class TextMessages {

    private final JdbcClient sql;
    private final Clock clock;

    TextMessages(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One message of an order.
     *
     * @param asked how often the provider was asked because no report came
     */
    public record Text(
            String sid, TextStatus status, @Nullable String errorCode, Instant changedAt, int asked) {}

    /** Notes that a message was taken for an order. */
    @Transactional
    public void accepted(String sid, UUID order) {
        sql.sql("""
                insert into text_message (sid, order_id, status, changed_at, accepted_at) values (?, ?, 'ACCEPTED', ?, ?)
                on conflict (sid) do update set order_id = excluded.order_id
                """).params(sid, order, now(), now()).update();
    }

    /** Notes what the provider reports; older news than ours is ignored. */
    @Transactional
    public void reported(String sid, TextStatus status, @Nullable String errorCode) {
        sql.sql("insert into text_message (sid, status, changed_at, accepted_at) values (?, 'ACCEPTED', ?, ?)"
                        + " on conflict do nothing")
                .params(sid, now(), now())
                .update();
        TextStatus present = TextStatus.valueOf(sql.sql("select status from text_message where sid = ? for update")
                .param(sid)
                .query(String.class)
                .single());
        if (status.compareTo(present) > 0) {
            sql.sql("update text_message set status = :status, error_code = :error, changed_at = :now where sid = :sid")
                    .param("status", status.name())
                    .param("error", errorCode)
                    .param("now", now())
                    .param("sid", sid)
                    .update();
        }
    }

    /** Oldest first. */
    public List<Text> of(UUID order) {
        return sql.sql("select * from text_message where order_id = ? order by accepted_at, sid")
                .param(order)
                .query((row, _) -> new Text(
                        row.getString("sid"),
                        TextStatus.valueOf(row.getString("status")),
                        row.getString("error_code"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getInt("asked")))
                .list();
    }

    /**
     * Messages of which nothing final is known, oldest first.
     *
     * @param before accepted, and asked after, before this moment
     * @param after accepted after this moment; what is older is given up
     */
    List<String> unsettled(Instant after, Instant before, int limit) {
        return sql.sql("""
                select sid from text_message
                where status in ('ACCEPTED', 'QUEUED', 'SENDING', 'SENT') and accepted_at > :after
                    and accepted_at < :before and (asked_at is null or asked_at < :before)
                order by accepted_at limit :limit
                """)
                .param("after", Timestamp.from(after))
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query((row, _) -> row.getString("sid"))
                .list();
    }

    /** Notes that the provider was asked. */
    void asked(String sid) {
        sql.sql("update text_message set asked = asked + 1, asked_at = ? where sid = ?")
                .params(now(), sid)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
