package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** Guards the stored role itself; over the API KALO-07 comes first. */
@MessageRule(
        id = "KALO-27",
        text = "Target `from` date is after or equal to specified `to` date. Please contact the support.",
        applies = Applies.KALO,
        badState = "the stored target's from is on or after the sent to (rule-level test)",
        badStateInGerman = "from der gespeicherten Rolle ist gleich dem gesendeten to oder liegt danach.",
        translation =
                "Das “gültig ab” Datum des zu ändernden Ziels ist gleich oder nach dem bereits definierten “gültig bis” Datum. Bitte KALO kontaktieren.",
        fix = "Send a to that lies after the from of the stored role.",
        fixInGerman = "Ein to senden, das nach dem from der gespeicherten Rolle liegt.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2018-05-01 A")
final class TargetEndsBeforeItStarts implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE)
                && roles.meantBy(change).stream()
                        .anyMatch(role ->
                                role.period().until(change.period().to()).isTooShort());
    }
}
