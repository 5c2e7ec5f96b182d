package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** The first day is the active role's, the partner is unknown in the unit. */
@MessageRule(
        id = "KALO-41",
        text =
                "Update failed - the role to be updated cannot be identified at the MSC by attributes `role`, `from`, and the partner's `pmnumber`",
        applies = Applies.KALO,
        badState = "UPDATE whose role and from match the active role, but whose pmnumber is unknown in the unit",
        badStateInGerman =
                "Ein UPDATE, dessen role und from zur aktiven Rolle passen, dessen pmnumber in der Nutzeinheit aber unbekannt ist.",
        translation =
                "Die zu ändernde Rolle konnte nicht identifiziert werden anhand der zur Verfügung gestellten Attribute.",
        fix = "Send the pmnumber of the active role's partner; another partner needs DELETE and INSERT.",
        fixInGerman =
                "Die pmnumber des Partners der aktiven Rolle senden; ein anderer Partner braucht DELETE und INSERT.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 C")
final class UpdateOfOtherPartner implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE) && Finding.of(change, roles) == Finding.OTHER_PARTNER;
    }
}
