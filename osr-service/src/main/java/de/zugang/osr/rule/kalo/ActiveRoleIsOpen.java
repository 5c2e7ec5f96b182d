package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** The active role is ended by an UPDATE before the next one is inserted. */
@MessageRule(
        id = "KALO-25",
        text = "To date in active role is empty, please update before inserting new role.",
        applies = Applies.KALO,
        badState = "INSERT while the active role has no to (absent, null and 9999-12-31 are the same)",
        badStateInGerman =
                "Ein INSERT, solange die aktive Rolle kein to hat (ohne to, null und 9999-12-31 sind dasselbe).",
        translation =
                "Das “gültig bis” Datum der aktiven OSR ist leer. Dieses muss jedoch erst gesetzt werden, bevor ein neuer OSR eingefügt werden kann.",
        fix = "Send an UPDATE with to for the active role before the INSERT, in the same delivery if you like.",
        fixInGerman = "Vor dem INSERT die aktive Rolle per UPDATE mit to beenden, gern in derselben Lieferung.",
        good = "stored S-COR 2018-05-01..2022-05-31 A; sent INSERT S-COR 2022-06-01.. B",
        bad = "stored S-COR 2018-05-01.. A; sent INSERT S-COR 2022-06-01.. B")
final class ActiveRoleIsOpen implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.INSERT)
                && roles.active(change.code())
                        .filter(role -> role.period().isOpen())
                        .isPresent();
    }
}
