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
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-02..2022-05-31 A")
final class UpdateWithOtherFrom implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE) && Finding.of(change, roles) == Finding.OTHER_BEGIN;
    }
}
