package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** New roles come after the active one only. */
@MessageRule(
        id = "KALO-39",
        text = "Error on insert: inserting role before current role not supported by the MSC.",
        applies = Applies.KALO,
        badState = "INSERT whose from is before the from of the active role",
        badStateInGerman = "Ein INSERT, dessen from vor dem from der aktiven Rolle liegt.",
        translation =
                "Das Einfügen einer neuen Rolle, welche einen älteren Zeitraum hat als die zur Zeit aktive Rolle, ist nicht möglich.",
        fix = "Delete the later roles first, then insert in the order of time.",
        fixInGerman = "Zuerst die späteren Rollen löschen, dann in zeitlicher Folge einfügen.",
        good = "stored S-COR 2018-05-01..2022-05-31 A; sent INSERT S-COR 2022-06-01.. B",
        bad = "stored S-COR 2018-05-01..2022-05-31 A; sent INSERT S-COR 2017-01-01..2018-04-30 B")
final class InsertBeforeActiveRole implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.INSERT)
                && roles.active(change.code())
                        .filter(role -> change.period().startsBefore(role.period()))
                        .isPresent();
    }
}
