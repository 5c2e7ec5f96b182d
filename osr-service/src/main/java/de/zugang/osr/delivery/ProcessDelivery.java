package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.delivery.DeliveryStore.End;
import de.zugang.osr.delivery.DeliveryStore.StoredDelivery;
import de.zugang.osr.delivery.JudgeDelivery.Judgement;
import de.zugang.osr.message.Messages;
import de.zugang.osr.queue.Claim;
import de.zugang.osr.queue.CrashPoint;
import de.zugang.osr.queue.CrashPoint.Moment;
import de.zugang.osr.queue.DeliveryQueue;
import de.zugang.osr.queue.Quarantine;
import de.zugang.osr.queue.Work;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.RoleStore;
import de.zugang.osr.role.RoleStore.UnitChange;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.unit.Profile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Processes deliveries of one sender to different units whose turn it is: all changes of each or none, its status and its
 * place in the queue. They share one transaction, its commit and its statements. Whatever interrupts it, all of them are then
 * either done or still waiting. One that fails again and again for no reason of its sender ends as FAIL with KALO-15, 16 or
 * 17, and in quarantine.
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
    public void process(List<Claim> claims) {
        passed(claims, Moment.CLAIMED);
        List<Claim> busy = access.work(() -> {
            DeliveryQueue.Held found = queue.hold(claims);
            if (!found.held().isEmpty()) {
                processHeld(found.held());
            }
            return found.busy();
        });
        passed(claims.stream().filter(claim -> !busy.contains(claim)).toList(), Moment.COMMITTED);
        busy.forEach(claim -> process(List.of(claim)));
    }

    private void passed(List<Claim> claims, Moment moment) {
        claims.forEach(claim -> crashPoint.passed(claim.delivery(), moment));
    }

    @Override
    public void giveUp(Claim claim, Throwable cause) {
        var messages = new Messages();
        messages.add(
                cause instanceof StoringFailed storing
                        ? rules.storingFailed(storing.change())
                        : rules.processingFailed());
        deliveries.finish(List.of(new End(new DeliveryId(claim.delivery()), messages)));
        quarantine.take(claim, cause);
    }

    private void processHeld(List<Claim> claims) {
        access.become(claims.getFirst().sender());
        List<DeliveryId> ids =
                claims.stream().map(claim -> new DeliveryId(claim.delivery())).toList();
        List<Judgement> judgements = judge(ids);
        passed(claims, Moment.JUDGED);
        store(judgements);
        passed(claims, Moment.APPLIED);
        deliveries.finish(IntStream.range(0, ids.size())
                .mapToObj(i -> new End(ids.get(i), messages(judgements.get(i))))
                .toList());
        queue.finish(claims);
        passed(claims, Moment.ENDED);
    }

    private List<Judgement> judge(List<DeliveryId> ids) {
        Map<DeliveryId, StoredDelivery> found = deliveries.find(ids);
        if (found.size() < ids.size()) {
            throw new IllegalStateException("deliveries: " + found.keySet() + " (expected: " + ids + ")");
        }
        return judge.judge(ids.stream().map(found::get).toList());
    }

    private static @Nullable Messages messages(Judgement judgement) {
        return judgement instanceof Judgement.Refused(Messages messages) ? messages : null;
    }

    /** The first change of every delivery, then the second of every delivery, and so on: a unit's changes keep their order. */
    private void store(List<Judgement> judgements) {
        List<Judgement.Passed> passed = judgements.stream()
                .filter(Judgement.Passed.class::isInstance)
                .map(Judgement.Passed.class::cast)
                .toList();
        int most = passed.stream().mapToInt(one -> one.changes().size()).max().orElse(0);
        for (int i = 0; i < most; i++) {
            int place = i;
            storeTogether(passed.stream()
                    .filter(one -> place < one.changes().size())
                    .map(one -> new UnitChange(one.unit(), kept(one.changes().get(place), one.profile())))
                    .toList());
        }
    }

    /** Which of several could not be stored shows when each is tried alone. */
    private void storeTogether(List<UnitChange> changes) {
        try {
            roles.apply(changes);
        } catch (RuntimeException surprise) {
            throw changes.size() == 1 ? new StoringFailed(changes.getFirst().change(), surprise) : surprise;
        }
    }

    private static RoleChange kept(RoleChange change, Profile profile) {
        return switch (profile) {
            case BVED -> change;
            case KALO ->
                new RoleChange(
                        change.kind(),
                        change.code(),
                        change.period(),
                        change.partner().withoutContactData());
        };
    }
}
