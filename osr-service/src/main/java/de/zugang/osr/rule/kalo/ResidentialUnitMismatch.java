package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.unit.ResidentialUnitNumber;

/** Path and body must name the same residential unit; a path that names none is KALO-10. */
@MessageRule(
        id = "KALO-23",
        text = "mscnumber of residential unit in request body does not match with values in URL.",
        badState = "residential unit number in the body names another unit than the path",
        badStateInGerman = "Die Nutzeinheit im Body ist eine andere als die in der Adresse.",
        translation =
                "Die Messdienstleisternummer der Nutzungseinheit (NE) aus der URL und in der Anfrage stimmen nicht miteinander überein. Bitte nochmal überprüfen.",
        fix = "Send the same residential unit in path and body.",
        fixInGerman = "In Pfad und Body dieselbe Nutzeinheit senden.",
        good = "sent INSERT S-COR 2022-06-01.. B; body 654321/1",
        bad = "sent INSERT S-COR 2022-06-01.. B; body 654321/0002")
final class ResidentialUnitMismatch implements Rule.OfAddress {
    @Override
    public boolean isBroken(Addressing addressing) {
        return ResidentialUnitNumber.parse(addressing.path().residentialUnit()).isPresent()
                && !addressing
                        .path()
                        .canonical()
                        .residentialUnit()
                        .equals(addressing.body().canonical().residentialUnit());
    }
}
