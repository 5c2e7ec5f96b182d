package de.zugang.onboarding.provisioning;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import de.zugang.onboarding.order.PlaceExpiry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Looks for secrets that nobody has used for long, and orders their end; notice and time to use them are steps of that order. */
@Component
class ExpireSecrets {

    private static final Duration EVERY = Duration.ofHours(1);

    private final UnusedSecrets unused;
    private final PlaceExpiry place;
    private final ProvisioningProperties properties;
    private final Clock clock;

    ExpireSecrets(UnusedSecrets unused, PlaceExpiry place, ProvisioningProperties properties, Clock clock) {
        this.unused = unused;
        this.place = place;
        this.properties = properties;
        this.clock = clock;
    }

    void look() {
        unused.noteUsed();
        var told = properties.unusedSecret().minus(properties.unusedNotice());
        unused.since(clock.instant().minus(told)).forEach(one -> place.place(one.technicalUser()));
    }

    /** Makes the task known to the scheduler. */
    @Configuration
    static class Definition {

        @Bean
        Task<Void> lookForUnusedSecrets(ObjectProvider<ExpireSecrets> expire) {
            return Tasks.recurring("expire-secrets", FixedDelay.of(EVERY))
                    .execute((_, _) -> expire.getObject().look());
        }
    }
}
