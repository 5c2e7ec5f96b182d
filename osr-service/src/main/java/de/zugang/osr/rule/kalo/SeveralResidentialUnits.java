package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;

/** An import of old data can bring in one number twice. */
@MessageRule(
        id = "KALO-12",
        text = "More than one residential unit found. Please contact the support.",
        badState =
                "the register holds more than one active residential unit with that number in the billing unit (possible after a register import)",
        badStateInGerman =
                "Das Register hat mehr als eine aktive Nutzeinheit dieser Nummer in der Abrechnungseinheit (nach einer Übernahme von Altdaten möglich).",
        translation = "Für die angegebene Nutzeinheit wurden mehrere Einträge gefunden. Bitte KALO kontaktieren.",
        fix = "Contact support; the register must be corrected.",
        fixInGerman = "Den Support verständigen; das Register muss berichtigt werden.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; unit 654321/0001 twice")
final class SeveralResidentialUnits implements Rule.OfAddress {
    @Override
    public boolean isBroken(Addressing addressing) {
        return addressing.located().inService().size() > 1;
    }
}
