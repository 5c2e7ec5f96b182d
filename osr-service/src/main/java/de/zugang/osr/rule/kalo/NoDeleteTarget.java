package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;
import java.util.EnumSet;

/** A DELETE of what is not there. In profile bved also where only the first day differs: the standard has no finer word. */
@MessageRule(
        id = "KALO-31",
        text = "There is no matching role in the delete target.",
        badState = "DELETE whose pmnumber matches no stored role of that code in the unit",
        badStateInGerman =
                "Ein DELETE, dessen pmnumber zu keiner gespeicherten Rolle dieses Schlüssels in der Nutzeinheit passt.",
        translation = "Es wurde für das gewünschte Delete keine übereinstimmende OSR gefunden.",
        fix = "Read the current roles and send role, from and pmnumber exactly like there.",
        fixInGerman = "Aktuellen Stand abfragen und role, from und pmnumber genau so senden.",
        good = "stored S-COR 2018-05-01.. A; sent DELETE S-COR 2018-05-01.. A",
        bad = "stored S-COR 2018-05-01.. A; sent DELETE S-COR 2018-05-01.. C")
final class NoDeleteTarget implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        if (!change.is(RoleChange.Kind.DELETE)) {
            return false;
        }
        return switch (context.profile()) {
            case KALO -> EnumSet.of(Finding.NOTHING, Finding.OTHER_PARTNER).contains(Finding.of(change, roles));
            case BVED -> roles.meantBy(change).isEmpty();
        };
    }
}
