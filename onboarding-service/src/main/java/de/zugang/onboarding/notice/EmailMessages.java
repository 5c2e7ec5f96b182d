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

/** What became of e-mails after our mail server took them. No news is good news; a bounce is for good. */
@Repository
public class EmailMessages {

    private final JdbcClient sql;
    private final Clock clock;

    EmailMessages(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One e-mail of an order.
     *
     * @param bounced code of RFC 3463 with which it came back, {@code null} if it did not
     */
    public record Sent(String messageId, @Nullable String bounced, Instant changedAt) {}

    /** Notes that our mail server took it; once more under the same Message-ID changes nothing. */
    @Transactional
    public void accepted(String messageId, UUID order) {
        var now = Timestamp.from(clock.instant());
        sql.sql("insert into email_message (message_id, order_id, status, accepted_at, changed_at)"
                        + " values (?, ?, 'ACCEPTED', ?, ?) on conflict do nothing")
                .params(messageId, order, now, now)
                .update();
    }

    /**
     * Notes that it came back; the first news of that counts.
     *
     * @param messageId as {@link #accepted} knows it; another one is nobody's, and nothing happens
     * @return whether it is one of ours
     */
    @Transactional
    public boolean bounced(String messageId, String code) {
        sql.sql("update email_message set status = 'BOUNCED', error_code = ?, changed_at = ?"
                        + " where message_id = ? and status = 'ACCEPTED'")
                .params(code, Timestamp.from(clock.instant()), messageId)
                .update();
        return sql.sql("select exists(select from email_message where message_id = ?)")
                .param(messageId)
                .query(Boolean.class)
                .single();
    }

    /** Oldest first. */
    public List<Sent> of(UUID order) {
        return sql.sql("select * from email_message where order_id = ? order by accepted_at, message_id")
                .param(order)
                .query((row, _) -> new Sent(
                        row.getString("message_id"),
                        row.getString("error_code"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }
}
