package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.Commercial;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PartnerChecks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.UnitContext;

/** A person whose data would be stored needs a first name, a company does not. */
@MessageRule(
        id = "KALO-05",
        text = "First-Name of partner not set in site-role",
        applies = Applies.KALO,
        badState = "the partner of an INSERT or UPDATE has no firstname and is not COMMERCIAL",
        badStateInGerman = "Der Partner eines INSERT oder UPDATE hat keinen firstname und ist nicht COMMERCIAL.",
        translation = "Der Vornamen des Partners muss noch gesetzt werden.",
        fix = "Add firstname, or mark the partner as COMMERCIAL.",
        fixInGerman = "firstname angeben oder den Partner als COMMERCIAL kennzeichnen.",
        good = "sent INSERT S-COR 2022-06-01.. B; partner B firstname= commercial=COMMERCIAL",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B firstname=")
final class PartnerFirstnameMissing implements Rule.OfPartner {
    @Override
    public boolean isBroken(SentPartner partner, Content content, UnitContext context) {
        return content.stores(partner)
                && partner.commercial() != Commercial.COMMERCIAL
                && PartnerChecks.isMissing(partner.firstname());
    }
}
