package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PartnerChecks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** Every role needs a first day; for recipients of the individual bill OSR-1004 or KALO-21 says so. */
@MessageRule(
        id = "KALO-02",
        text = "The from field of the on-site-role is was not set. This is a mandatory field.",
        badState =
                "role without from (any role code; for S-BIR/S-BVA KALO-21 takes its place when the synchronous checks are off)",
        badStateInGerman = "Eine Rolle ohne from (bei S-BIR und S-BVA ohne synchrone Prüfung stattdessen KALO-21).",
        translation = "Das \"Von\" Feld (d.h. das “gültig ab” Datum) für die OSR wurde nicht gesetzt.",
        fix = "Add from.",
        fixInGerman = "from angeben.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR .. B")
final class FromMissing implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return role.period().from() == null && !PartnerChecks.isBillRecipientWithoutBegin(role);
    }
}
