package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;

/** An INSERT could not be stored although all rules let it pass; support finds the cause in the quarantine. */
@MessageRule(
        id = "KALO-17",
        text = "Insert of role was not possible. Please contact the support.",
        badState = "storing an INSERT failed unexpectedly (shown by fault injection)",
        badStateInGerman = "Ein INSERT konnte unerwartet nicht gespeichert werden.",
        translation =
                "Das Einfügen der OSR war aus sonstigen oder unerwarteten Gründen nicht möglich. Bitte KALO kontaktieren.",
        fix = "Contact support with the data-delivery id.",
        fixInGerman = "Den Support mit der Data-Delivery-ID verständigen.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; storing fails")
final class InsertFailed implements Rule.OfStoring {
    @Override
    public boolean isAbout(RoleChange.Kind kind) {
        return kind == RoleChange.Kind.INSERT;
    }
}
