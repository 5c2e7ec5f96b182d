package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** Neither partner nor first day are the active role's. */
@MessageRule(
        id = "KALO-30",
        text = "There is no matching role in the update target.",
        applies = Applies.KALO,
        badState = "UPDATE whose pmnumber and from match no stored role of that code in the unit",
        badStateInGerman =
                "Ein UPDATE, dessen pmnumber und from zu keiner gespeicherten Rolle dieses Schlüssels in der Nutzeinheit passen.",
        translation = "Es wurde für das gewünschte Update keine übereinstimmende OSR gefunden.",
        fix = "Read the current roles and send role, from and pmnumber exactly like there.",
        fixInGerman = "Aktuellen Stand abfragen und role, from und pmnumber genau so senden.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-02..2022-05-31 C")
final class NoUpdateTarget implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE) && Finding.of(change, roles) == Finding.NOTHING;
    }
}
