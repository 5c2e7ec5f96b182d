package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often people may have messages sent again, within 24 hours: so often for one order, so often each person. */
@Component
class ResendLimits {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int PER_ORDER = 3;
    private static final int PER_PERSON = 20;

    private final JdbcClient sql;
    private final Clock clock;

    ResendLimits(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    boolean ofOrder(OrderId order) {
        return count("select count(*) from message_resend where at > ? and order_id = ?", order.value()) < PER_ORDER;
    }

    /** Within a transaction: what one person asks for at once, of different orders too, is counted one after the other. */
    boolean ofPerson(String who) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("message-resend " + who)
                .query((_, _) -> who)
                .single();
        return count("select count(*) from message_resend where at > ? and who = ?", who) < PER_PERSON;
    }

    void count(OrderId order, String who) {
        var now = clock.instant();
        sql.sql("delete from message_resend where at < ?")
                .param(Timestamp.from(now.minus(DAY)))
                .update();
        sql.sql("insert into message_resend (order_id, who, at) values (?, ?, ?)")
                .params(order.value(), who, Timestamp.from(now))
                .update();
    }

    private long count(String question, Object of) {
        return sql.sql(question)
                .params(Timestamp.from(clock.instant().minus(DAY)), of)
                .query(Long.class)
                .single();
    }
}
