package de.zugang.osr.delivery;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.rule.bved.BvedRules;
import de.zugang.osr.rule.kalo.KaloRules;
import de.zugang.osr.unit.UnitKey;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the rules together and gives the scheduler its one job. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    RuleBook ruleBook() {
        return new RuleBook(Stream.of(BvedRules.all(), KaloRules.all())
                .flatMap(List<Rule>::stream)
                .toList());
    }

    @Bean
    DeliveryIds deliveryIds() {
        return () -> new DeliveryId(UUID.randomUUID());
    }

    /**
     * The job ends itself in its own transaction ({@link UnitJob#end}), so there is nothing left to do on completion,
     * unless it stops early: then it goes to the end of the line.
     */
    @Bean
    Task<Void> unitTask(WorkOffUnit unit) {
        return Tasks.custom(UnitJob.TASK)
                .onFailure(new GrowingPause())
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    boolean more = unit.workOff(new UnitKey(instance.getId()));
                    return (complete, operations) -> {
                        if (more) {
                            operations.reschedule(complete, complete.getTimeDone());
                        }
                    };
                });
    }
}
