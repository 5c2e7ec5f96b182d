package de.zugang.onboarding.provisioning;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secrets that were never used. Used is one with which a call was let through and answered well, with a token or with Basic, as
 * gateways report it. While an old secret works beside it, nobody can tell which one was used, so its time begins after that; and it
 * begins anew when somebody has withdrawn its end.
 */
@Repository
class UnusedSecrets {

    private static final String SINCE = """
            select u.name, u.client_id, greatest(
                (select max(o.done_at + make_interval(days => coalesce((o.content::jsonb ->> 'overlapDays')::int, 0)))
                    from customer_order o where o.technical_user = u.name and o.state = 'DONE'
                    and o.kind in ('NEW_TECHNICAL_USER', 'ROLL_SECRET', 'REPLACE_SECRET')),
                (select max(h.at) from customer_order o join order_history h on h.order_id = o.id and h.what = 'CANCELLED'
                    where o.technical_user = u.name and o.kind = 'EXPIRE_SECRET')) as since
            from technical_user u
            where u.state = 'ACTIVE' and u.secret_hash is not null and u.former_client_id is null
                and u.used_client_id is distinct from u.client_id
            """;

    private final JdbcClient sql;

    UnusedSecrets(JdbcClient sql) {
        this.sql = sql;
    }

    /** One of them, and since when it could have been used. */
    record Unused(String technicalUser, String clientId, Instant since) {}

    /** Remembers which were used since they came, for good; of one that is about to be replaced nobody can tell which it was. */
    @Transactional
    public void noteUsed() {
        sql.sql("update technical_user t set used_client_id = c.client_id from (" + SINCE + ") c where t.name = c.name"
                        + " and exists(select from usage_sum s where s.technical_user = c.name and s.status < 400"
                        + " and s.last_at >= c.since)"
                        + " and not exists(select from customer_order o where o.technical_user = c.name"
                        + " and o.kind in ('ROLL_SECRET', 'REPLACE_SECRET')"
                        + " and o.state in ('WAITING_FOR_APPROVAL', 'APPROVED', 'GIVING_UP'))")
                .update();
    }

    /** Those whose time began before then and whose end nobody has ordered yet, some of very many. */
    List<Unused> since(Instant then) {
        return sql.sql("select * from (" + SINCE + ") c where c.since <= ? and not exists(select from customer_order o"
                        + " where o.technical_user = c.name and o.state in ('APPROVED', 'GIVING_UP') and o.kind in"
                        + " ('EXPIRE_SECRET', 'ROLL_SECRET', 'REPLACE_SECRET')) order by c.since limit 200")
                .param(Timestamp.from(then))
                .query((row, _) -> new Unused(
                        row.getString("name"),
                        row.getString("client_id"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** Of this technical user; empty if it was used, or there is none that could be. */
    Optional<Unused> of(String technicalUser) {
        return sql.sql("select * from (" + SINCE + ") c where c.name = ? and c.since is not null")
                .param(technicalUser)
                .query((row, _) -> new Unused(
                        row.getString("name"),
                        row.getString("client_id"),
                        row.getTimestamp("since").toInstant()))
                .optional();
    }
}
