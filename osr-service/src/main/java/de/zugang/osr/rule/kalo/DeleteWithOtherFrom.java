package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** The partner is the active role's, the first day is not. */
@MessageRule(
        id = "KALO-29",
        text = "Active `from` date does not match delete `from` date. Deletion is not possible.",
        applies = Applies.KALO,
        badState = "DELETE whose pmnumber is the active role's partner, but from differs",
        badStateInGerman = "Ein DELETE mit der pmnumber der aktiven Rolle, aber anderem from.",
        translation =
                "Das “gültig ab” Datum ist ein anderes, als derzeit in der referenzierten OSR definiert. Das Löschen wurde nicht durchgeführt. Mögliche Fehlerursachen: Request falsch zusammengebaut, Request nicht auf die referenzierte OSR bezogen",
        fix = "Send the from of the active role.",
        fixInGerman = "Das from der aktiven Rolle senden.",
        good = "stored S-COR 2018-05-01.. A; sent DELETE S-COR 2018-05-01.. A",
        bad = "stored S-COR 2018-05-01.. A; sent DELETE S-COR 2018-05-02.. A")
final class DeleteWithOtherFrom implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.DELETE) && Finding.of(change, roles) == Finding.OTHER_BEGIN;
    }
}
