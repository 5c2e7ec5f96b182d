package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderApproved.Part;
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

    /** With them the customer has what was ordered. */
    private static final Set<de.zugang.onboarding.provisioning.Step> IN_FORCE = EnumSet.of(
            de.zugang.onboarding.provisioning.Step.APPLY_CHANGE,
            de.zugang.onboarding.provisioning.Step.VOID_SECRET,
            de.zugang.onboarding.provisioning.Step.SWITCH_USER,
            de.zugang.onboarding.provisioning.Step.KEY_MAIL,
            de.zugang.onboarding.provisioning.Step.SECRET_TEXT,
            de.zugang.onboarding.provisioning.Step.TEXT_MESSAGE);

    /** What is ordered does not depend on them, or they are done again. */
    private static final Set<de.zugang.onboarding.provisioning.Step> WITHOUT_EFFECT = EnumSet.of(
            de.zugang.onboarding.provisioning.Step.CREATE_NEXT_CLIENT,
            de.zugang.onboarding.provisioning.Step.TELL_OLD_ADDRESS,
            de.zugang.onboarding.provisioning.Step.TELL_OLD_NUMBER,
            de.zugang.onboarding.provisioning.Step.AWAIT_OBJECTION);

    private static final Set<de.zugang.onboarding.provisioning.Step> ONLY_TOLD = EnumSet.of(
            de.zugang.onboarding.provisioning.Step.TELL_OLD_ADDRESS,
            de.zugang.onboarding.provisioning.Step.TELL_OLD_NUMBER,
            de.zugang.onboarding.provisioning.Step.AWAIT_OBJECTION);

    /** A message on its way: somebody may have it already. One that was refused for good has gone nowhere. */
    private static final Set<State> MAY_BE_OUT = EnumSet.of(State.RUNNING, State.WAITING);

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

    @Override
    public void lock(OrderId order) {
        journal.lock(order);
    }

    @Override
    public boolean canBeUndone(OrderId order) {
        return journal.entries(order).stream()
                .noneMatch(entry -> entry.state() == State.DONE && IN_FORCE.contains(entry.step()));
    }

    @Override
    public Editable editable(OrderId order) {
        List<Journal.Entry> entries = journal.entries(order);
        Set<de.zugang.onboarding.provisioning.Step> done = entries.stream()
                .filter(entry -> entry.state() == State.DONE && entry.run().part() != Part.ENTITLEMENT)
                .map(Journal.Entry::step)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(de.zugang.onboarding.provisioning.Step.class)));
        done.removeAll(WITHOUT_EFFECT);
        if (done.isEmpty()) {
            return Editable.ALL;
        }
        if (!done.contains(de.zugang.onboarding.provisioning.Step.RESERVE_NAME)
                || done.contains(de.zugang.onboarding.provisioning.Step.TEXT_MESSAGE)) {
            return Editable.NOTHING;
        }
        boolean mailed = done.contains(de.zugang.onboarding.provisioning.Step.E_MAIL);
        var next = mailed
                ? de.zugang.onboarding.provisioning.Step.TEXT_MESSAGE
                : de.zugang.onboarding.provisioning.Step.E_MAIL;
        if (entries.stream().anyMatch(entry -> entry.step() == next && MAY_BE_OUT.contains(entry.state()))) {
            return Editable.NOTHING;
        }
        return mailed ? Editable.MOBILE : Editable.CONTACT;
    }

    @Override
    public boolean hasEffect(OrderId order) {
        return journal.entries(order).stream()
                .anyMatch(entry -> entry.state() == State.DONE
                        && entry.run().part() != Part.ENTITLEMENT
                        && !ONLY_TOLD.contains(entry.step()));
    }

    @Override
    public void startAgain(OrderId order) {
        journal.startAgain(order);
    }

    @Override
    public void giveUp(OrderId order) {
        journal.giveUp(order);
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
