package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.unit.BillingUnitNumber;

/** A billing unit has 6 digits, or 099 and these 6 digits. */
@MessageRule(
        id = "KALO-11",
        text = "Format problem detected with mscnumber of billing unit",
        badState =
                "billing unit number in the path is neither 6 digits nor 099 followed by 6 digits (the two forms name the same unit)",
        badStateInGerman =
                "Die Nummer der Abrechnungseinheit in der Adresse hat weder 6 Ziffern noch 099 und 6 Ziffern (beide nennen dieselbe).",
        translation =
                "Die Formatierung der von KALO abgespeicherten Abrechnungseinheit stimmt nicht. KALO-Abrechnungseinheiten (AE) sind normalerweise 6-stellige Nummern, ein einzelnen Fällen auch 9-stellige Nummern (Präfix 099 plus 6-stellige AE-Nummer). Mögliche Fehlerursachen: Buchstaben eingemischt, nicht die richtige Nummerlänge, länger als 9-stellig.",
        fix = "Send 6 digits, or 099 followed by the 6 digits.",
        fixInGerman = "6 Ziffern senden, oder 099 gefolgt von den 6 Ziffern.",
        good = "sent INSERT S-COR 2022-06-01.. B; path 099654321/0001",
        bad = "sent INSERT S-COR 2022-06-01.. B; path 65432/0001; body 65432/0001")
final class MalformedBillingUnitNumber implements Rule.OfAddress {
    @Override
    public boolean isBroken(Addressing addressing) {
        return BillingUnitNumber.parse(addressing.path().billingUnit()).isEmpty();
    }
}
