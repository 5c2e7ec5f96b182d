package de.zugang.onboarding.ticket;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Goes round with the service desk again and again, on one instance at a time. */
@Configuration
@ConditionalOnProperty("zugang.matrix42.url")
class TicketJob {

    @Bean
    Task<Void> followTicketsJob(ObjectProvider<FollowTickets> follow, Matrix42Properties properties) {
        return Tasks.recurring("follow-tickets", FixedDelay.of(properties.every()))
                .execute((_, _) -> follow.getObject().follow());
    }
}
