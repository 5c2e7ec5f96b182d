package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.message.Messages;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.RoleStore;
import de.zugang.osr.unit.Profile;
import de.zugang.osr.unit.ResidentialUnit;
import de.zugang.osr.unit.UnitKey;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Processes the oldest waiting delivery of a unit: all its changes or none, its status and its place in the queue, in
 * one transaction. Whatever interrupts it, the delivery is then either done or still waiting.
 */
@Component
class ProcessDelivery {

    private final Access access;
    private final DeliveryQueue queue;
    private final DeliveryStore deliveries;
    private final JudgeDelivery judge;
    private final RoleStore roles;
    private final UnitJob job;

    ProcessDelivery(
            Access access,
            DeliveryQueue queue,
            DeliveryStore deliveries,
            JudgeDelivery judge,
            RoleStore roles,
            UnitJob job) {
        this.access = access;
        this.queue = queue;
        this.deliveries = deliveries;
        this.judge = judge;
        this.roles = roles;
        this.job = job;
    }

    /** Whether the unit has more deliveries waiting. */
    boolean processOldest(UnitKey unit) {
        return access.work(() -> {
            queue.oldest(unit).ifPresent(waiting -> {
                access.become(waiting.sender());
                process(waiting.id());
                queue.remove(waiting);
            });
            if (queue.isDrained(unit)) {
                job.end(unit);
                return false;
            }
            return true;
        });
    }

    private void process(DeliveryId id) {
        var delivery = deliveries.find(id).orElseThrow(() -> new IllegalStateException("no delivery " + id));
        switch (judge.judge(delivery.path(), delivery.sent())) {
            case JudgeDelivery.Judgement.Refused(Messages messages) -> deliveries.fail(id, messages);
            case JudgeDelivery.Judgement.Passed(ResidentialUnit unit, Profile profile, List<RoleChange> changes) -> {
                changes.forEach(change -> store(unit, change, profile));
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
