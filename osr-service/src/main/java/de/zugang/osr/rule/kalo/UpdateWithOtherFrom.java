package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** The partner is the active role's, the first day is not. */
@MessageRule(
        id = "KALO-28",
        text = "`from` date of active role does not match new `from` date. You can only update currently active roles.",
        applies = Applies.KALO,
        badState = "UPDATE whose pmnumber is the active role's partner, but from differs",
        badStateInGerman = "Ein UPDATE mit der pmnumber der aktiven Rolle, aber anderem from.",
        translation =
                "Das “gültig ab” Datum ist ein anderes als derzeit in der referenzierten OSR definiert. Das Update wurde nicht durchgeführt. Mögliche Fehlerursachen: Request falsch zusammengebaut, Request nicht auf die gewünschte OSR bezogen",
        fix = "Send the from of the active role; to change it, DELETE and INSERT.",
        fixInGerman = "Das from der aktiven Rolle senden; um es zu ändern: DELETE und INSERT.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-02..2022-05-31 A")
final class UpdateWithOtherFrom implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE) && Finding.of(change, roles) == Finding.OTHER_BEGIN;
    }
}
