package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.feed.FeedRestored;
import de.zugang.onboarding.order.Hold;
import de.zugang.onboarding.order.Holds;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds all provisioning and lets it go on. A database that was restored from a backup does not know what was done after it:
 * whatever went on by itself could send a second secret or switch on what was ended. So it waits for an operator.
 */
@Component
class StoredHolds implements Holds {

    private static final String SUBJECT = "provisioning";

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final Clock clock;

    StoredHolds(JdbcClient sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Hold> present() {
        return sql.sql("select since, who, why from provisioning_hold")
                .query((row, _) ->
                        new Hold(row.getTimestamp("since").toInstant(), row.getString("who"), row.getString("why")))
                .optional();
    }

    @Override
    @Transactional
    public Outcome set(boolean held, String why, Staff by) {
        if (!by.is(StaffRole.OPERATOR)) {
            return new Outcome.RoleMissing(StaffRole.OPERATOR);
        }
        if (held) {
            hold(by, why);
        } else if (sql.sql("delete from provisioning_hold").update() > 0) {
            audit.record(by.name(), "PROVISIONING_RELEASED", SUBJECT, "all orders", why);
        }
        return new Outcome.Set();
    }

    /** In the transaction that found out. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void restored(FeedRestored event) {
        hold(Staff.PLATFORM, "The database was restored from a backup.");
    }

    /** As {@link #restored}, before any gateway has asked; for whoever starts a restored installation. */
    @Transactional
    public void startOnHold() {
        hold(Staff.PLATFORM, "Started on hold.");
    }

    private void hold(Staff by, String why) {
        int set = sql.sql("insert into provisioning_hold (since, who, why) values (?, ?, ?) on conflict do nothing")
                .params(Timestamp.from(clock.instant()), by.name(), why)
                .update();
        if (set > 0) {
            audit.record(by.name(), "PROVISIONING_HELD", SUBJECT, "all orders", why);
        }
    }
}
