package de.zugang.onboarding.subscription;

import de.zugang.servicekit.token.CheckedToken;
import de.zugang.servicekit.token.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Draws subscription keys and keeps their hashes; a key itself leaves here once and is never seen again. */
@Component
public class SubscriptionKeys {

    private final CheckedToken shape;
    private final JdbcClient sql;
    private final RandomGenerator random;
    private final Clock clock;

    SubscriptionKeys(KeyProperties properties, JdbcClient sql, RandomGenerator random, Clock clock) {
        this.shape = new CheckedToken(properties.prefix());
        this.sql = sql;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Draws a key in place of whatever the slot held.
     *
     * @param technicalUser its name
     * @return the key itself, for the one message that carries it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String draw(String technicalUser, SubscriptionKey.Slot slot) {
        String key = shape.draw(random);
        Instant now = clock.instant();
        sql.sql("""
                insert into subscription_key (technical_user, slot, hash, prefix, last_four, created_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (technical_user, slot) do update set hash = excluded.hash, prefix = excluded.prefix,
                    last_four = excluded.last_four, created_at = excluded.created_at, not_after = null
                """)
                .params(
                        technicalUser,
                        slot.name(),
                        Sha256.of(key),
                        shape.prefix(),
                        key.substring(key.length() - 4),
                        Timestamp.from(now))
                .update();
        return key;
    }

    /**
     * Draws a key in the slot that the newest one does not have; what that slot held is over. Whoever has none (a replacement
     * was given up) gets a primary one.
     *
     * @param technicalUser its name
     * @param overlap how long the newest one works beside it; zero or less: not any more
     * @return the key itself, for the one message that carries it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String roll(String technicalUser, Duration overlap) {
        SubscriptionKey newest = of(technicalUser).stream()
                .max(Comparator.comparing(SubscriptionKey::createdAt))
                .orElse(null);
        if (newest == null) {
            return draw(technicalUser, SubscriptionKey.Slot.PRIMARY);
        }
        if (overlap.isPositive()) {
            sql.sql("update subscription_key set not_after = ? where technical_user = ? and slot = ?")
                    .params(
                            Timestamp.from(clock.instant().plus(overlap)),
                            technicalUser,
                            newest.slot().name())
                    .update();
        } else {
            sql.sql("delete from subscription_key where technical_user = ?")
                    .param(technicalUser)
                    .update();
        }
        return draw(
                technicalUser,
                newest.slot() == SubscriptionKey.Slot.PRIMARY
                        ? SubscriptionKey.Slot.SECONDARY
                        : SubscriptionKey.Slot.PRIMARY);
    }

    /** The key of this hash reached nobody: it is over, and the one before works on as if there had been no end to it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String technicalUser, String hash) {
        int over = sql.sql("delete from subscription_key where technical_user = ? and hash = ?")
                .params(technicalUser, hash)
                .update();
        if (over > 0) {
            sql.sql("update subscription_key set not_after = null where technical_user = ?")
                    .param(technicalUser)
                    .update();
        }
    }

    /** Primary first. */
    public List<SubscriptionKey> of(String technicalUser) {
        return sql.sql("select * from subscription_key where technical_user = ? order by slot")
                .param(technicalUser)
                .query((row, _) -> {
                    Timestamp end = row.getTimestamp("not_after");
                    return new SubscriptionKey(
                            SubscriptionKey.Slot.valueOf(row.getString("slot")),
                            row.getString("hash"),
                            row.getString("prefix"),
                            row.getString("last_four"),
                            row.getTimestamp("created_at").toInstant(),
                            end == null ? null : end.toInstant());
                })
                .list();
    }
}
