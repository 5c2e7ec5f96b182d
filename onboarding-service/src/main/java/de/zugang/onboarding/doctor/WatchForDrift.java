package de.zugang.onboarding.doctor;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Examines by itself and tells the log what is new. */
@Component
class WatchForDrift {

    private static final Logger log = LoggerFactory.getLogger(WatchForDrift.class);

    private final Examine examine;
    private volatile Set<Finding> told = Set.of();

    WatchForDrift(Examine examine) {
        this.examine = examine;
    }

    void look() {
        Set<Finding> wrong = examine.examine().findings().stream()
                .filter(finding -> finding.what().isWrong())
                .collect(Collectors.toUnmodifiableSet());
        wrong.stream()
                .filter(finding -> !told.contains(finding))
                .forEach(finding -> log.error("{}: {} {}", finding.what(), finding.subject(), finding.detail()));
        if (wrong.isEmpty() && !told.isEmpty()) {
            log.info("Database, Keycloak and gateways agree again");
        }
        told = wrong;
    }

    /** Makes the task known to the scheduler. */
    @Configuration
    @ConditionalOnBooleanProperty(name = "zugang.doctor.watch", matchIfMissing = true)
    static class Definition {

        @Bean
        Task<Void> watchForDriftJob(ObjectProvider<WatchForDrift> watch, DoctorProperties properties) {
            return Tasks.recurring("watch-for-drift", FixedDelay.of(properties.every()))
                    .execute((_, _) -> watch.getObject().look());
        }
    }
}
