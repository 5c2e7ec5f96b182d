package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.message.Messages;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.RoleStore;
import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.rule.Trial;
import de.zugang.osr.rule.UnitContext;
import de.zugang.osr.unit.Located;
import de.zugang.osr.unit.Profile;
import de.zugang.osr.unit.Register;
import de.zugang.osr.unit.ResidentialUnit;
import de.zugang.osr.unit.UnitKey;
import java.util.List;
import java.util.Optional;
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
    private final Register register;
    private final RoleStore roles;
    private final RuleBook rules;
    private final UnitJob job;

    ProcessDelivery(
            Access access,
            DeliveryQueue queue,
            DeliveryStore deliveries,
            Register register,
            RoleStore roles,
            RuleBook rules,
            UnitJob job) {
        this.access = access;
        this.queue = queue;
        this.deliveries = deliveries;
        this.register = register;
        this.roles = roles;
        this.rules = rules;
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
        Located located = register.locate(delivery.path());
        Messages messages =
                rules.judge(new Addressing(delivery.path(), delivery.sent().body(), located));
        Optional<ResidentialUnit> unit = located.unit();
        if (!messages.isEmpty() || unit.isEmpty()) {
            deliveries.fail(id, messages);
            return;
        }
        var context = UnitContext.of(located);
        switch (rules.judge(delivery.sent().content(), roles.of(unit.get()), context)) {
            case Trial.Refused(Messages refusals) -> deliveries.fail(id, refusals);
            case Trial.Passed(List<RoleChange> changes) -> {
                changes.forEach(change -> store(unit.get(), change, context.profile()));
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
