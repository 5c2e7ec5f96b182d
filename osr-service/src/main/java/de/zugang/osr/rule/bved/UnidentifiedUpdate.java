package de.zugang.osr.rule.bved;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** An UPDATE names its role by code, begin and partner. */
@MessageRule(
        id = "OSR-2007",
        text =
                "Aktualisierung fehlgeschlagen - die gesendete Rolle mit Aktion `UPDATE` konnte anhand von Typ (`role`), `from`-Datum und der `pmnumber` des zugeordneten Partners nicht beim MSC identifiziert werden.",
        applies = Applies.BVED,
        badState = "UPDATE whose role + from + partner pmnumber identifies no stored role",
        badStateInGerman = "Ein UPDATE, zu dessen role, from und pmnumber es keine gespeicherte Rolle gibt.",
        translation =
                "Update failed: the sent role with action `UPDATE` could not be identified at the MSC by its type (`role`), `from` date and the `pmnumber` of its partner.",
        fix = "Read the current roles and send role, from and pmnumber exactly like there.",
        fixInGerman = "Aktuellen Stand abfragen und role, from und pmnumber genau so senden.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-02..2022-05-31 A")
final class UnidentifiedUpdate implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE) && roles.meantBy(change).isEmpty();
    }
}
