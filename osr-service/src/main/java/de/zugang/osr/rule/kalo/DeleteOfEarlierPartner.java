package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** Only the most recent role may be deleted. */
@MessageRule(
        id = "KALO-09",
        text = "No active partner found for specified pmnumber. Deletion is only possible for the most recent role.",
        applies = Applies.KALO,
        badState = "DELETE whose pmnumber belongs only to an earlier, no longer active role of the unit",
        badStateInGerman =
                "Ein DELETE, dessen pmnumber nur zu einer früheren, nicht mehr aktiven Rolle der Nutzeinheit gehört.",
        translation =
                "Für die pmnumber wurde kein aktiver Partner bzw. Nutzer gefunden. Ein Löschen der Daten ist nur beim aktiven OSR einer Nutzeinheit möglich.",
        fix = "Delete the active role first.",
        fixInGerman = "Zuerst die aktive Rolle löschen.",
        good = "stored S-COR 2018-05-01..2022-05-31 A; stored S-COR 2022-06-01.. B; sent DELETE S-COR 2022-06-01.. B",
        bad =
                "stored S-COR 2018-05-01..2022-05-31 A; stored S-COR 2022-06-01.. B; sent DELETE S-COR 2018-05-01..2022-05-31 A")
final class DeleteOfEarlierPartner implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.DELETE) && Finding.of(change, roles) == Finding.EARLIER_PARTNER;
    }
}
