package de.zugang.osr.rule.bved;

import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.unit.BillingUnitNumber;

/** Unknown and foreign are the same to the caller: the register shows only the caller's units. */
@MessageRule(
        id = "OSR-2001",
        text = "Die übermittelte Nummer der Abrechnungseinheit des Messdienstleisters ist nicht bekannt.",
        badState =
                "billing unit number well formed but unknown, or not within the caller's customer numbers (the two cases must be indistinguishable)",
        badStateInGerman =
                "Die Nummer der Abrechnungseinheit hat die richtige Form, ist aber unbekannt oder gehört nicht zu Ihren Kundennummern.",
        translation = "The sent number of the measuring service company's billing unit is not known.",
        fix = "Check the billing unit number; ask your MSC if the unit should be yours.",
        fixInGerman =
                "Nummer der Abrechnungseinheit prüfen; beim Messdienstleister nachfragen, ob sie Ihnen zugeordnet ist.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; path 700000/0001; body 700000/0001")
final class UnknownBillingUnit implements Rule.OfAddress {
    @Override
    public boolean isBroken(Addressing addressing) {
        return BillingUnitNumber.parse(addressing.path().billingUnit()).isPresent()
                && addressing.located().billingUnit() == null;
    }
}
