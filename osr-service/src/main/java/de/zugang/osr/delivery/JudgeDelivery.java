package de.zugang.osr.delivery;

import de.zugang.osr.delivery.DeliveryStore.StoredDelivery;
import de.zugang.osr.message.Messages;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.RoleStore;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.rule.Trial;
import de.zugang.osr.rule.UnitContext;
import de.zugang.osr.unit.Located;
import de.zugang.osr.unit.Profile;
import de.zugang.osr.unit.Register;
import de.zugang.osr.unit.Registered;
import de.zugang.osr.unit.ResidentialUnit;
import de.zugang.osr.unit.UnitAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what a delivery may do, against what is stored now. The one judgement for {@link ReceiveDelivery}, {@link
 * ProcessDelivery} and {@link DryRun}; it only reads. Every call belongs to a transaction of the sender.
 */
@Component
class JudgeDelivery {

    private final Register register;
    private final RoleStore roles;
    private final RuleBook rules;

    JudgeDelivery(Register register, RoleStore roles, RuleBook rules) {
        this.register = register;
        this.roles = roles;
        this.rules = rules;
    }

    sealed interface Judgement {

        /** All changes may be stored, in this order. */
        record Passed(ResidentialUnit unit, Profile profile, List<RoleChange> changes) implements Judgement {}

        /** Nothing may be stored. */
        record Refused(Messages messages) implements Judgement {}
    }

    /**
     * What comes of the synchronous checks.
     *
     * @param messages none if the MSC has them off
     * @param customerNumber whose unit it is about; {@code null} if the register shows none to the sender
     */
    record Screening(Messages messages, @Nullable String customerNumber) {}

    /** The synchronous checks. */
    Screening screen(Submission submission) {
        return screen(List.of(submission)).getFirst();
    }

    /** The synchronous checks of several submissions of one sender. */
    List<Screening> screen(List<Submission> submissions) {
        List<Registered> units = register.registered(submissions.stream()
                .map(submission -> submission.path().billingUnit())
                .toList());
        return IntStream.range(0, submissions.size())
                .mapToObj(i -> screen(submissions.get(i), units.get(i)))
                .toList();
    }

    private Screening screen(Submission submission, Registered unit) {
        var context = UnitContext.of(new Located(null, List.of(), unit.msc()));
        return new Screening(rules.screen(submission.sent().content(), context), unit.customerNumber());
    }

    /** Everything that follows on acceptance. */
    Judgement judge(UnitAddress path, Submission.Sent sent) {
        return judge(List.of(new StoredDelivery(path, sent))).getFirst();
    }

    /** The same for deliveries of one sender to different units. What has no content any more is refused. */
    List<Judgement> judge(List<StoredDelivery> deliveries) {
        List<Located> located =
                register.locate(deliveries.stream().map(StoredDelivery::path).toList());
        Map<Long, UnitRoles> stored = roles.of(
                located.stream().flatMap(place -> place.unit().stream()).toList());
        return IntStream.range(0, deliveries.size())
                .mapToObj(i -> judge(deliveries.get(i), located.get(i), stored))
                .toList();
    }

    private Judgement judge(StoredDelivery delivery, Located located, Map<Long, UnitRoles> stored) {
        Submission.Sent sent = delivery.sent();
        if (sent == null) { // somebody named in it was erased while it waited
            return new Judgement.Refused(notProcessed());
        }
        Messages messages = rules.judge(new Addressing(delivery.path(), sent.body(), located));
        Optional<ResidentialUnit> unit = located.unit();
        if (!messages.isEmpty() || unit.isEmpty()) {
            return new Judgement.Refused(messages);
        }
        var context = UnitContext.of(located);
        var present = stored.getOrDefault(unit.get().id(), new UnitRoles(List.of()));
        return switch (rules.judge(sent.content(), present, context)) {
            case Trial.Refused(Messages refusals) -> new Judgement.Refused(refusals);
            case Trial.Passed(List<RoleChange> changes) -> new Judgement.Passed(unit.get(), context.profile(), changes);
        };
    }

    private Messages notProcessed() {
        var messages = new Messages();
        messages.add(rules.processingFailed());
        return messages;
    }
}
