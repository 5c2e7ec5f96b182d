package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PartnerChecks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** The pmnumber identifies a partner, in a role and among the partners. */
@MessageRule(
        id = "KALO-03",
        text = "No pmnumber set on partner-reference.",
        badState =
                "role has a partner object, but without pmnumber; or an entry of partners[] has no reference.pmnumber",
        badStateInGerman =
                "Eine Rolle hat einen partner ohne pmnumber, oder ein Eintrag von partners[] hat keine reference.pmnumber.",
        translation =
                "Die pmnumber muss noch gesetzt werden bei dem Partner. Damit ist der Ordnungsbegriff des \"Property Managers\" gemeint.",
        fix = "Add pmnumber to the role's partner or to the entry of partners.",
        fixInGerman = "pmnumber beim Partner der Rolle oder beim Eintrag in partners angeben.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner - name=Niemand")
final class PmnumberMissing implements Rule.OfRole, Rule.OfPartner {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return role.partner() != null && PartnerChecks.isMissing(role.pmnumber());
    }

    @Override
    public boolean isBroken(SentPartner partner, Content content, UnitContext context) {
        return PartnerChecks.isMissing(partner.pmnumber());
    }
}
