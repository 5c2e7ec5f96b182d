package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** A new role starts after the active one has ended. */
@MessageRule(
        id = "KALO-06",
        text = "The given from date of the on-site-role is younger than the to date of its predecessor. Overlapping.",
        applies = Applies.KALO,
        badState =
                "INSERT whose from is on or before the to of the active role (which has a to; else KALO-25), and not before the from of the active role",
        badStateInGerman =
                "Ein INSERT, dessen from am oder vor dem to der aktiven Rolle liegt und nicht vor deren from.",
        translation =
                "Das angegebene “gültig ab” Datum ist jünger als das “gültig bis” Datum des vorherigen OSR. Eine Überlappung wird nicht zugelassen.",
        fix = "Let the new role begin after the active one has ended.",
        fixInGerman = "Die neue Rolle nach dem Ende der aktiven beginnen lassen.",
        good = "stored S-COR 2018-05-01..2022-05-31 A; sent INSERT S-COR 2022-06-01.. B",
        bad = "stored S-COR 2018-05-01..2022-05-31 A; sent INSERT S-COR 2022-05-31.. B")
final class OverlapWithPredecessor implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.INSERT)
                && roles.active(change.code())
                        .map(StoredRole::period)
                        .filter(active -> !active.isOpen()
                                && !change.period().startsBefore(active)
                                && active.overlaps(change.period()))
                        .isPresent();
    }
}
