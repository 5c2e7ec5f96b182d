package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** Only the most recent role may be updated. */
@MessageRule(
        id = "KALO-08",
        text = "No active partner found for specified pmnumber. Update is only possible for the most recent role.",
        applies = Applies.KALO,
        badState = "UPDATE whose pmnumber belongs only to an earlier, no longer active role of the unit",
        badStateInGerman =
                "Ein UPDATE, dessen pmnumber nur zu einer früheren, nicht mehr aktiven Rolle der Nutzeinheit gehört.",
        translation =
                "Für die pmnumber wurde kein aktiver Partner bzw. Nutzer gefunden. Ein Aktualisieren der Daten ist nur beim aktiven OSR einer Nutzeinheit möglich. Wenn Vorgänger bearbeitet werden sollen, bitte zuerst den aktiven OSR löschen, die gewünschten Änderungen übermitteln und dann den OSR wieder neu anlegen.",
        fix = "Update the active role only; for an earlier one delete the later ones first and insert them again.",
        fixInGerman =
                "Nur die aktive Rolle ändern; für eine frühere zuerst die späteren löschen und danach neu anlegen.",
        good =
                "stored S-COR 2018-05-01..2022-05-31 A; stored S-COR 2022-06-01.. B; sent UPDATE S-COR 2022-06-01..2022-12-31 B",
        bad =
                "stored S-COR 2018-05-01..2022-05-31 A; stored S-COR 2022-06-01.. B; sent UPDATE S-COR 2018-05-01..2022-04-30 A")
final class UpdateOfEarlierPartner implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE) && Finding.of(change, roles) == Finding.EARLIER_PARTNER;
    }
}
