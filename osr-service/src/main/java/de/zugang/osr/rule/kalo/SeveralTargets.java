package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** Old data can hold one role twice. */
@MessageRule(
        id = "KALO-37",
        text = "there is more than one role matching the target.",
        badState = "more than one stored role matches role + from + pmnumber (legacy data from a register import)",
        badStateInGerman =
                "Mehr als eine gespeicherte Rolle passt zu role, from und pmnumber (aus übernommenen Altdaten).",
        translation =
                "Zu der Anfrage wurden mehrere Zielrollen gefunden. Bitte genauer überprüfen und ggfs. KALO kontaktieren.",
        fix = "Contact support; the register holds the role twice.",
        fixInGerman = "Den Support verständigen; die Rolle ist doppelt gespeichert.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-COR 2018-05-01.. A; stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A")
final class SeveralTargets implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return !change.is(RoleChange.Kind.INSERT) && roles.meantBy(change).size() > 1;
    }
}
