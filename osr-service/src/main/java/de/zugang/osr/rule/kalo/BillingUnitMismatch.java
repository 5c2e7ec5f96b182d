package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.unit.BillingUnitNumber;

/** Path and body must name the same billing unit; a path that names none is KALO-11. */
@MessageRule(
        id = "KALO-22",
        text = "mscnumber of billing unit in request body does not match with values in URL.",
        badState = "billing unit number in the body names another unit than the path",
        badStateInGerman = "Die Abrechnungseinheit im Body ist eine andere als die in der Adresse.",
        translation =
                "Die Messdienstleisternummer der Abrechnungseinheit (AE) aus der URL und in der Anfrage stimmen nicht miteinander überein. Bitte nochmal überprüfen.",
        fix = "Send the same billing unit in path and body.",
        fixInGerman = "In Pfad und Body dieselbe Abrechnungseinheit senden.",
        good = "sent INSERT S-COR 2022-06-01.. B; body 099654321/0001",
        bad = "sent INSERT S-COR 2022-06-01.. B; body 123456/0001")
final class BillingUnitMismatch implements Rule.OfAddress {
    @Override
    public boolean isBroken(Addressing addressing) {
        return BillingUnitNumber.parse(addressing.path().billingUnit()).isPresent()
                && !addressing
                        .path()
                        .canonical()
                        .billingUnit()
                        .equals(addressing.body().canonical().billingUnit());
    }
}
