package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** Every role names its partner, a DELETE too. */
@MessageRule(
        id = "KALO-36",
        text = "partner reference missing in role.",
        badState = "role without partner",
        badStateInGerman = "Eine Rolle ohne partner.",
        translation = "Zu der OSR muss ein Partner definiert sein.",
        fix = "Add the partner with its pmnumber to the role.",
        fixInGerman = "Bei der Rolle den Partner mit pmnumber angeben.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01..")
final class PartnerMissing implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return role.partner() == null;
    }
}
