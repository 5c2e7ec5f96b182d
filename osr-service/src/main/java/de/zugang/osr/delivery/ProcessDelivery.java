package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.message.Messages;
import de.zugang.osr.queue.Claim;
import de.zugang.osr.queue.CrashPoint;
import de.zugang.osr.queue.CrashPoint.Moment;
import de.zugang.osr.queue.DeliveryQueue;
import de.zugang.osr.queue.Quarantine;
import de.zugang.osr.queue.Work;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.RoleStore;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.unit.Profile;
import de.zugang.osr.unit.ResidentialUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Processes the delivery whose turn it is: all its changes or none, its status and its place in the queue, in one
 * transaction. Whatever interrupts it, the delivery is then either done or still waiting. One that fails again and again
 * for no reason of its sender ends as FAIL with KALO-15, 16 or 17, and in quarantine.
 */
@Component
class ProcessDelivery implements Work {

    private final Access access;
    private final DeliveryQueue queue;
    private final DeliveryStore deliveries;
    private final JudgeDelivery judge;
    private final RoleStore roles;
    private final RuleBook rules;
    private final Quarantine quarantine;
    private final CrashPoint crashPoint;

    ProcessDelivery(
            Access access,
            DeliveryQueue queue,
            DeliveryStore deliveries,
            JudgeDelivery judge,
            RoleStore roles,
            RuleBook rules,
            Quarantine quarantine,
            CrashPoint crashPoint) {
        this.access = access;
        this.queue = queue;
        this.deliveries = deliveries;
        this.judge = judge;
        this.roles = roles;
        this.rules = rules;
        this.quarantine = quarantine;
        this.crashPoint = crashPoint;
    }

    @Override
    public void process(Claim claim) {
        crashPoint.passed(claim.delivery(), Moment.CLAIMED);
        access.work(() -> {
            if (queue.hold(claim)) {
                access.become(claim.sender());
                process(new DeliveryId(claim.delivery()));
                queue.finish(claim);
                crashPoint.passed(claim.delivery(), Moment.ENDED);
            }
            return null;
        });
        crashPoint.passed(claim.delivery(), Moment.COMMITTED);
    }

    @Override
    public void giveUp(Claim claim, Throwable cause) {
        var messages = new Messages();
        messages.add(
                cause instanceof StoringFailed storing
                        ? rules.storingFailed(storing.change())
                        : rules.processingFailed());
        deliveries.fail(new DeliveryId(claim.delivery()), messages);
        quarantine.take(claim, cause);
    }

    private void process(DeliveryId id) {
        var delivery = deliveries.find(id).orElseThrow(() -> new IllegalStateException("no delivery " + id));
        Submission.Sent sent = delivery.sent();
        if (sent == null) { // somebody named in it was erased while it waited
            deliveries.fail(id, judge.notProcessed());
            return;
        }
        switch (judge.judge(delivery.path(), sent)) {
            case JudgeDelivery.Judgement.Refused(Messages messages) -> deliveries.fail(id, messages);
            case JudgeDelivery.Judgement.Passed(ResidentialUnit unit, Profile profile, List<RoleChange> changes) -> {
                crashPoint.passed(id.value(), Moment.JUDGED);
                changes.forEach(change -> store(unit, change, profile));
                crashPoint.passed(id.value(), Moment.APPLIED);
                deliveries.succeed(id);
            }
        }
    }

    private void store(ResidentialUnit unit, RoleChange change, Profile profile) {
        RoleChange kept = switch (profile) {
            case BVED -> change;
            case KALO ->
                new RoleChange(
                        change.kind(),
                        change.code(),
                        change.period(),
                        change.partner().withoutContactData());
        };
        try {
            roles.apply(unit, kept);
        } catch (RuntimeException surprise) {
            throw new StoringFailed(change, surprise);
        }
    }
}
