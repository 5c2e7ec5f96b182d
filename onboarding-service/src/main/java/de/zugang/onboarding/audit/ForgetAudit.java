package de.zugang.onboarding.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a day: what is older than the audit trail is kept goes, and that it went stands in the trail. */
@Component
class ForgetAudit {

    private static final LocalTime AT = LocalTime.of(3, 47);

    private final AuditTrail trail;
    private final AuditProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetAudit(AuditTrail trail, AuditProperties properties, TransactionTemplate transaction, Clock clock) {
        this.trail = trail;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    void forget() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> forgetSome()))) {
            // some more
        }
    }

    private boolean forgetSome() {
        long last = trail.forget(clock.instant().minus(properties.keep()));
        if (last > 0) {
            trail.record("zugang", "AUDIT_FORGOTTEN", "audit trail", "up to entry " + last, "kept long enough");
        }
        return last > 0;
    }

    /** Makes the task known to the scheduler. */
    @Configuration
    static class Definition {

        @Bean
        Task<Void> forgetAuditJob(ObjectProvider<ForgetAudit> forget) {
            return Tasks.recurring("forget-audit", Schedules.daily(ZoneOffset.UTC, AT))
                    .execute((_, _) -> forget.getObject().forget());
        }
    }
}
