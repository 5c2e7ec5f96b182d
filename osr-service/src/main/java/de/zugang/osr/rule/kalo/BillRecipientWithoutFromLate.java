package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PartnerChecks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** OSR-1004 where the synchronous checks are off. */
@MessageRule(
        id = "KALO-21",
        text = "The `from` date is missing in this case of billing recipient changes",
        applies = Applies.BOTH_UNSCREENED,
        badState = "as OSR-1004",
        badStateInGerman = "Wie OSR-1004, wenn synchrone Prüfungen ausgeschaltet sind.",
        translation = "Das “gültig ab” Datum des Rechnungsempfängers ist leer.",
        fix = "Add from to the role S-BIR or S-BVA.",
        fixInGerman = "Bei der Rolle S-BIR bzw. S-BVA from angeben.",
        good = "stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BIR 2022-06-01.. B",
        bad = "stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BIR .. B")
final class BillRecipientWithoutFromLate implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return PartnerChecks.isBillRecipientWithoutBegin(role);
    }
}
