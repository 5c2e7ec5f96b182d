package de.zugang.osr.delivery;

import de.zugang.osr.generated.model.DeliveryStatus;
import de.zugang.osr.generated.model.DryRunResult;
import de.zugang.osr.generated.model.MessagePartner;
import de.zugang.osr.generated.model.OnSiteRolesDocument;
import de.zugang.osr.generated.model.PartnerMessage;
import de.zugang.osr.generated.model.RoleMessage;
import de.zugang.osr.message.Language;
import de.zugang.osr.message.Message;
import de.zugang.osr.message.Messages;
import de.zugang.osr.message.Subject;
import de.zugang.osr.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Between the contract's types and ours; with {@link ContentMapper} the only place of this feature that knows both. */
@Component
class DeliveryMapper {

    private final RuleBook rules;

    DeliveryMapper(RuleBook rules) {
        this.rules = rules;
    }

    static Submission.Sent sent(OnSiteRolesDocument document) {
        return ContentMapper.sent(document);
    }

    DeliveryStatus status(DeliveryStore.Progress progress, @Nullable String detail) {
        Optional<Language> language = Language.asked(detail);
        return body(
                        DeliveryStatus.StatusEnum.fromValue(progress.status().name()),
                        progress.messages(),
                        progress.messageTotal(),
                        language)
                .resentAs(language.isPresent() ? progress.resentAs() : null);
    }

    DeliveryStatus refusal(Messages messages, @Nullable String detail) {
        return body(DeliveryStatus.StatusEnum.FAIL, messages.kept(), messages.total(), Language.asked(detail));
    }

    DryRunResult dryRun(DryRun.Result result, @Nullable String detail) {
        Messages messages = result.messages();
        boolean passes = messages.isEmpty();
        var said = refusal(messages, detail);
        return new DryRunResult()
                .status(passes ? DryRunResult.StatusEnum.SUCCESS : DryRunResult.StatusEnum.FAIL)
                .roleMessages(said.getRoleMessages())
                .partnerMessages(said.getPartnerMessages())
                .messageTotal(messages.total())
                .refusedAtOnce(result.refusedAtOnce());
    }

    /** A plain client sees what the standard has; id, translation and total come only if somebody asked for them. */
    private DeliveryStatus body(
            DeliveryStatus.StatusEnum status, List<Message> messages, int total, Optional<Language> language) {
        var ofRoles = new ArrayList<RoleMessage>();
        var ofPartners = new ArrayList<PartnerMessage>();
        for (Message message : messages) {
            switch (message.about()) {
                case Subject.OfDelivery _ -> ofRoles.add(roleMessage(message, language));
                case Subject.OfRole role ->
                    ofRoles.add(roleMessage(message, language)
                            .role(role.role())
                            .from(role.period().from())
                            .to(role.period().lastDay())
                            .partner(partner(role.partner())));
                case Subject.OfPartner sent ->
                    ofPartners.add(partnerMessage(message, language).partner(partner(sent.partner())));
            }
        }
        return new DeliveryStatus()
                .status(status)
                .roleMessages(ofRoles.isEmpty() ? null : ofRoles)
                .partnerMessages(ofPartners.isEmpty() ? null : ofPartners)
                .messageTotal(language.isPresent() ? total : null);
    }

    private RoleMessage roleMessage(Message message, Optional<Language> language) {
        var plain = new RoleMessage().key(message.id().key()).message(rules.text(message.id()));
        language.ifPresent(asked -> plain.id(message.id().text()).translation(rules.text(message.id(), asked)));
        return plain;
    }

    private PartnerMessage partnerMessage(Message message, Optional<Language> language) {
        var plain = new PartnerMessage().key(message.id().key()).message(rules.text(message.id()));
        language.ifPresent(asked -> plain.id(message.id().text()).translation(rules.text(message.id(), asked)));
        return plain;
    }

    private static @Nullable MessagePartner partner(Subject.@Nullable PartnerNumbers numbers) {
        return numbers == null ? null : new MessagePartner(numbers.pmnumber(), numbers.mscnumber());
    }
}
