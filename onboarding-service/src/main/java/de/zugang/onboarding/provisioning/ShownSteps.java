package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Steps;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an order shows of its provisioning. */
@Component
class ShownSteps implements Steps {

    private static final Set<State> STUCK = EnumSet.of(State.WAITING, State.STOPPED);

    private final Journal journal;
    private final ProvisioningJob job;

    ShownSteps(Journal journal, ProvisioningJob job) {
        this.journal = journal;
        this.job = job;
    }

    @Override
    public List<Steps.Step> of(OrderId order) {
        return journal.entries(order).stream().map(ShownSteps::shown).toList();
    }

    @Override
    public boolean retry(OrderId order) {
        Set<Run> runs = journal.entries(order).stream()
                .filter(entry -> STUCK.contains(entry.state()))
                .map(Journal.Entry::run)
                .collect(Collectors.toSet());
        runs.forEach(job::stage);
        return !runs.isEmpty();
    }

    private static Steps.Step shown(Journal.Entry entry) {
        return new Steps.Step(
                entry.run().part(),
                entry.run().entitlement(),
                entry.step().name(),
                entry.state(),
                entry.attempts(),
                entry.startedAt(),
                entry.doneAt(),
                entry.nextAttemptAt(),
                entry.remark());
    }
}
