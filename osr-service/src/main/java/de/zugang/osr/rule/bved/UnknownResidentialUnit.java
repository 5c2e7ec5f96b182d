package de.zugang.osr.rule.bved;

import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.unit.ResidentialUnitNumber;

/** The residential unit must belong to the billing unit. */
@MessageRule(
        id = "OSR-2002",
        text =
                "Die übermittelte Nummer der Nutzeinheit des Messdienstleisters ist nicht bekannt oder passt nicht zur Abrechnungseinheit.",
        badState = "residential unit number well formed but unknown in that billing unit",
        badStateInGerman =
                "Die Nummer der Nutzeinheit hat die richtige Form, ist aber in dieser Abrechnungseinheit unbekannt.",
        translation =
                "The sent number of the measuring service company's residential unit is not known or does not belong to the billing unit.",
        fix = "Check the residential unit number against the list of the billing unit.",
        fixInGerman = "Nummer der Nutzeinheit mit der Liste der Abrechnungseinheit vergleichen.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; path 654321/0777; body 654321/0777")
final class UnknownResidentialUnit implements Rule.OfAddress {
    @Override
    public boolean isBroken(Addressing addressing) {
        return addressing.located().billingUnit() != null
                && ResidentialUnitNumber.parse(addressing.path().residentialUnit())
                        .isPresent()
                && addressing.located().residentialUnits().isEmpty();
    }
}
