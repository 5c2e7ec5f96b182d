package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;

/** The unit is known but no longer served. */
@MessageRule(
        id = "KALO-14",
        text = "Residential unit not found.",
        badState = "the residential unit is registered but decommissioned",
        badStateInGerman = "Die Nutzeinheit ist im Register, aber stillgelegt.",
        translation = "Nutzeinheit konnte nicht gefunden werden.",
        fix = "Check the number; the unit is no longer served.",
        fixInGerman = "Nummer prüfen; die Nutzeinheit wird nicht mehr bedient.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; unit 654321/0001 decommissioned")
final class ResidentialUnitDecommissioned implements Rule.OfAddress {
    @Override
    public boolean isBroken(Addressing addressing) {
        return !addressing.located().residentialUnits().isEmpty()
                && addressing.located().inService().isEmpty();
    }
}
