package de.zugang.osr.rule.bved;

import de.zugang.osr.role.RoleCode;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** A role is stored only if the billing unit has a contract for it. */
@MessageRule(
        id = "OSR-2006",
        text =
                "Es gibt für die gesendete Service-Rolle keinen Vertrag beim MSC und somit keine Vereinbarung, dass diese Daten gespeichert werden dürfen.",
        badState = "role code is supported, but the billing unit has no contract for that service",
        badStateInGerman =
                "Der Rollenschlüssel wird unterstützt, aber die Abrechnungseinheit hat für diese Leistung keinen Vertrag.",
        translation =
                "There is no contract with the MSC for the sent service role and hence no agreement that these data may be stored.",
        fix = "Agree on the service with the MSC, or leave the role out.",
        fixInGerman = "Die Leistung mit dem Messdienstleister vereinbaren oder die Rolle weglassen.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "contracts none; sent INSERT S-COR 2022-06-01.. B")
final class NoContractForRole implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return context.supports(role.role())
                && !context.contracts().contains(new RoleCode(String.valueOf(role.role())));
    }
}
