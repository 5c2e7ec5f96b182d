package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;

/** A DELETE could not be stored although all rules let it pass; support finds the cause in the quarantine. */
@MessageRule(
        id = "KALO-15",
        text = "Deletion of role was not possible. Please contact the support.",
        badState = "storing a DELETE failed unexpectedly (shown by fault injection)",
        badStateInGerman = "Ein DELETE konnte unerwartet nicht gespeichert werden.",
        translation =
                "Das Löschen der OSR war aus sonstigen oder unerwarteten Gründen nicht möglich. Bitte KALO kontaktieren.",
        fix = "Contact support with the data-delivery id.",
        fixInGerman = "Den Support mit der Data-Delivery-ID verständigen.",
        good = "stored S-COR 2018-05-01.. A; sent DELETE S-COR 2018-05-01.. A",
        bad = "stored S-COR 2018-05-01.. A; sent DELETE S-COR 2018-05-01.. A; storing fails")
final class DeleteFailed implements Rule.OfStoring {
    @Override
    public boolean isAbout(RoleChange.Kind kind) {
        return kind == RoleChange.Kind.DELETE;
    }
}
