package de.zugang.osr.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring job: of all instances one runs it at a time. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    static final String TASK = "retention";

    @Bean
    Task<Void> retentionTask(EraseExpired expired, RetentionProperties retention) {
        return Tasks.recurring(TASK, FixedDelay.of(retention.every())).execute((_, _) -> expired.run());
    }
}
