package de.zugang.osr.rule.bved;

import de.zugang.osr.message.Phase;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PartnerChecks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** The recipient of an individual bill needs a first day. */
@MessageRule(
        id = "OSR-1004",
        text =
                "Das Beginn-Datum (`from`) fehlt bei Übermittlung der Änderung von Empfängern der Einzelabrechnung (`S-BIR` bzw. `S-BVA`).",
        phase = Phase.SYNCHRONOUS,
        badState = "a role S-BIR or S-BVA has no from",
        badStateInGerman = "Eine Rolle S-BIR oder S-BVA hat kein from.",
        translation =
                "The begin date (`from`) is missing in a change of recipients of the individual bill (`S-BIR` or `S-BVA`).",
        fix = "Add from to the role S-BIR or S-BVA.",
        fixInGerman = "Bei der Rolle S-BIR bzw. S-BVA from angeben.",
        good = "stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BIR 2022-06-01.. B",
        bad = "stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BIR .. B")
final class BillRecipientWithoutFrom implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return PartnerChecks.isBillRecipientWithoutBegin(role);
    }
}
