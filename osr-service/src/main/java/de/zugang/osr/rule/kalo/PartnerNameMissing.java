package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PartnerChecks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.UnitContext;

/** A partner whose data would be stored needs a name. A DELETE needs none. */
@MessageRule(
        id = "KALO-04",
        text = "Name of partner not set in site-role.",
        applies = Applies.KALO,
        badState = "the partner of an INSERT or UPDATE has no name",
        badStateInGerman = "Der Partner eines INSERT oder UPDATE hat keinen name.",
        translation = "Die OSR benötigt die Angabe eines Partners (bzw. auch als Nutzer zu verstehen)",
        fix = "Add name to the partner.",
        fixInGerman = "Beim Partner name angeben.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B name=")
final class PartnerNameMissing implements Rule.OfPartner {
    @Override
    public boolean isBroken(SentPartner partner, Content content, UnitContext context) {
        return content.stores(partner) && PartnerChecks.isMissing(partner.name());
    }
}
