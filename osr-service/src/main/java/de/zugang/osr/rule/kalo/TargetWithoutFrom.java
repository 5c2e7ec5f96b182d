package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** Old data can hold a role without a first day; no UPDATE can name it. */
@MessageRule(
        id = "KALO-26",
        text = "`from` date is missing in target role, cannot update. Please contact the support.",
        applies = Applies.KALO,
        badState =
                "UPDATE whose pmnumber matches only a stored role without from (legacy data from a register import; a missing from sorts first)",
        badStateInGerman =
                "Ein UPDATE, dessen pmnumber nur zu einer gespeicherten Rolle ohne from passt (aus übernommenen Altdaten).",
        translation = "Das zu updatende OSR hat kein “gültig ab” Datum. Bitte KALO kontaktieren.",
        fix = "Contact support; the stored role has no from.",
        fixInGerman = "Den Support verständigen; die gespeicherte Rolle hat kein from.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR .. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A")
final class TargetWithoutFrom implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE) && Finding.of(change, roles) == Finding.WITHOUT_BEGIN;
    }
}
