package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** Without roles there is nothing to update or delete. */
@MessageRule(
        id = "KALO-13",
        text = "No on-site-roles found in residential unit.",
        applies = Applies.KALO,
        badState = "UPDATE or DELETE on a unit that has no roles",
        badStateInGerman = "Ein UPDATE oder DELETE an einer Nutzeinheit, die keine Rollen hat.",
        translation = "Für die Nutzeinheit wurde keine OSR (kein Nutzer/Partner) gefunden.",
        fix = "Send an INSERT.",
        fixInGerman = "Ein INSERT senden.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "sent UPDATE S-COR 2018-05-01..2022-05-31 A")
final class NoRolesInUnit implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return !change.is(RoleChange.Kind.INSERT) && roles.isEmpty();
    }
}
