package de.zugang.osr.delivery;

import de.zugang.osr.generated.model.DeliveryStatus;
import de.zugang.osr.generated.model.MessagePartner;
import de.zugang.osr.generated.model.OnSiteRolesDocument;
import de.zugang.osr.generated.model.PartnerMessage;
import de.zugang.osr.generated.model.RoleMessage;
import de.zugang.osr.message.Message;
import de.zugang.osr.message.Messages;
import de.zugang.osr.message.Subject;
import de.zugang.osr.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
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
        return body(DeliveryStatus.StatusEnum.fromValue(progress.status().name()), progress.messages());
    }

    DeliveryStatus refusal(Messages messages, @Nullable String detail) {
        return body(DeliveryStatus.StatusEnum.FAIL, messages.kept());
    }

    private DeliveryStatus body(DeliveryStatus.StatusEnum status, List<Message> messages) {
        var ofRoles = new ArrayList<RoleMessage>();
        var ofPartners = new ArrayList<PartnerMessage>();
        for (Message message : messages) {
            switch (message.about()) {
                case Subject.OfDelivery _ -> ofRoles.add(roleMessage(message));
                case Subject.OfRole role ->
                    ofRoles.add(roleMessage(message)
                            .role(role.role())
                            .from(role.period().from())
                            .to(role.period().lastDay())
                            .partner(partner(role.partner())));
                case Subject.OfPartner sent ->
                    ofPartners.add(new PartnerMessage()
                            .partner(partner(sent.partner()))
                            .key(message.id().key())
                            .message(rules.text(message.id())));
            }
        }
        return new DeliveryStatus()
                .status(status)
                .roleMessages(ofRoles.isEmpty() ? null : ofRoles)
                .partnerMessages(ofPartners.isEmpty() ? null : ofPartners);
    }

    private RoleMessage roleMessage(Message message) {
        return new RoleMessage().key(message.id().key()).message(rules.text(message.id()));
    }

    private static @Nullable MessagePartner partner(Subject.@Nullable PartnerNumbers numbers) {
        return numbers == null ? null : new MessagePartner(numbers.pmnumber(), numbers.mscnumber());
    }
}
