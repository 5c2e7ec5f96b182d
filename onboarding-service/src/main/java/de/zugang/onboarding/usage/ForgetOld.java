package de.zugang.onboarding.usage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import de.zugang.onboarding.feed.ForgetReceipts;
import de.zugang.onboarding.refusal.RefusedRequests;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Once a day: what is kept longer than it is needed goes. */
@Component
class ForgetOld {

    /** A report that is unanswered for longer than this would be counted twice. */
    private static final Duration REPORT_IDS = Duration.ofDays(30);

    private static final LocalTime AT = LocalTime.of(3, 17);

    private final Sums sums;
    private final RefusedRequests refused;
    private final ForgetReceipts receipts;
    private final JdbcClient sql;
    private final Clock clock;

    ForgetOld(Sums sums, RefusedRequests refused, ForgetReceipts receipts, JdbcClient sql, Clock clock) {
        this.sums = sums;
        this.refused = refused;
        this.receipts = receipts;
        this.sql = sql;
        this.clock = clock;
    }

    void forget() {
        var now = clock.instant();
        sums.forgetOld(LocalDate.ofInstant(now, ZoneOffset.UTC));
        refused.forgetOld();
        receipts.forget();
        sql.sql("delete from usage_report where received_at < ?")
                .param(Timestamp.from(now.minus(REPORT_IDS)))
                .update();
    }

    /** Makes the task known to the scheduler. */
    @Configuration
    static class Definition {

        @Bean
        Task<Void> forgetOldRecords(ObjectProvider<ForgetOld> forget) {
            return Tasks.recurring("forget-old", Schedules.daily(ZoneOffset.UTC, AT))
                    .execute((_, _) -> forget.getObject().forget());
        }
    }
}
