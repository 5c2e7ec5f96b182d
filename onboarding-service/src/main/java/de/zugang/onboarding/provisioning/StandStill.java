package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@link Step#STAND_STILL}: whoever worked on the order when it was given up records nothing any more, but may still be in the
 * middle of a call to Keycloak; what that makes must be there before it is removed. A worker that died is not waited for
 * longer than the scheduler takes to notice.
 */
@Component
class StandStill implements Work {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final JdbcClient sql;

    StandStill(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Step step() {
        return Step.STAND_STILL;
    }

    @Override
    public Result perform(Attempt attempt) {
        boolean underWay = sql.sql("""
                select exists(select from provisioning_run r
                    join scheduled_tasks t on t.task_name = ? and t.task_instance = r.order_id || '/' || r.part
                    where r.order_id = ? and r.given_up_at is not null and t.picked)
                """)
                .params(ProvisioningJob.NAME, attempt.run().order().value())
                .query(Boolean.class)
                .single();
        return underWay ? new Result.NotYet(LOOK_AGAIN, Remark.of(Situation.WORK_UNDER_WAY)) : Result.done();
    }
}
