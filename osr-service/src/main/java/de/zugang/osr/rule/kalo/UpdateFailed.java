package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;

/** An UPDATE could not be stored although all rules let it pass; support finds the cause in the quarantine. */
@MessageRule(
        id = "KALO-16",
        text = "Update of role was not possible. Please contact the support.",
        badState = "storing an UPDATE failed unexpectedly (shown by fault injection)",
        badStateInGerman = "Ein UPDATE konnte unerwartet nicht gespeichert werden.",
        translation =
                "Das Updaten der OSR war aus sonstigen oder unerwarteten Gründen nicht möglich. Bitte KALO kontaktieren.",
        fix = "Contact support with the data-delivery id.",
        fixInGerman = "Den Support mit der Data-Delivery-ID verständigen.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A; storing fails")
final class UpdateFailed implements Rule.OfStoring {
    @Override
    public boolean isAbout(RoleChange.Kind kind) {
        return kind == RoleChange.Kind.UPDATE;
    }
}
