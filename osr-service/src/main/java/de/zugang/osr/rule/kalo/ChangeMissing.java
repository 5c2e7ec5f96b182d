package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** A role says INSERT, UPDATE or DELETE; case matters. */
@MessageRule(
        id = "KALO-35",
        text = "Change type missing in role.",
        badState = "role without change, or with another value than INSERT, UPDATE, DELETE (case matters)",
        badStateInGerman =
                "Eine Rolle ohne change oder mit einem anderen Wert als INSERT, UPDATE, DELETE (Großschreibung zählt).",
        translation =
                "Das Attribute “change” wurde in der Anfrage nicht gefüllt mit einer der folgenden Werten: • UPDATE • INSERT • DELETE",
        fix = "Send change as INSERT, UPDATE or DELETE, in capitals.",
        fixInGerman = "change als INSERT, UPDATE oder DELETE senden, in Großbuchstaben.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent insert S-COR 2022-06-01.. B")
final class ChangeMissing implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return RoleChange.Kind.parse(role.change()).isEmpty();
    }
}
