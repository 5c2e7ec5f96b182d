package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.unit.ResidentialUnitNumber;

/** A residential unit has 1 to 4 digits; 1 names the same unit as 0001. */
@MessageRule(
        id = "KALO-10",
        text = "Format problem detected with mscnumber of residential unit",
        badState = "residential unit number in the path is not 1 to 4 digits (1 names the same unit as 0001)",
        badStateInGerman =
                "Die Nummer der Nutzeinheit in der Adresse hat nicht 1 bis 4 Ziffern (1 und 0001 nennen dieselbe).",
        translation =
                "Die Formatierung der von KALO abgespeicherten Nutzeinheitnummern stimmt nicht. Mögliche Fehlerursachen: Buchstaben eingemischt, nicht die richtige Nummerlänge, länger als 4-stellig.",
        fix = "Send 1 to 4 digits.",
        fixInGerman = "1 bis 4 Ziffern senden.",
        good = "sent INSERT S-COR 2022-06-01.. B; path 654321/1",
        bad = "sent INSERT S-COR 2022-06-01.. B; path 654321/00001; body 654321/00001")
final class MalformedResidentialUnitNumber implements Rule.OfAddress {
    @Override
    public boolean isBroken(Addressing addressing) {
        return ResidentialUnitNumber.parse(addressing.path().residentialUnit()).isEmpty();
    }
}
