package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.UnitContext;

/** A pmnumber names one partner of the unit. Names the second one. */
@MessageRule(
        id = "KALO-32",
        text = "Partner pmnumber not unique in residential unit.",
        badState = "two entries of partners[] carry the same pmnumber",
        badStateInGerman = "Zwei Einträge von partners[] tragen dieselbe pmnumber.",
        translation = "Die pmnumber innerhalb einer Nutzungseinheit (NE) ist nicht eindeutig.",
        fix = "Send each partner once.",
        fixInGerman = "Jeden Partner nur einmal senden.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B name=Musterfrau; partner B name=Zweitfrau")
final class PmnumberTwice implements Rule.OfPartner {
    @Override
    public boolean isBroken(SentPartner partner, Content content, UnitContext context) {
        return content.isRepeated(partner);
    }
}
