package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** The unit has roles, but none of that code. */
@MessageRule(
        id = "KALO-38",
        text = "Error on update: on site role not found.",
        applies = Applies.KALO,
        badState = "UPDATE of a role code of which the unit stores none, while it stores roles of another code",
        badStateInGerman =
                "Ein UPDATE eines Schlüssels, von dem die Nutzeinheit keine Rolle hat, wohl aber von anderen.",
        translation = "Die zu verändernde Rolle konnte nicht gefunden werden.",
        fix = "Check the role code, or send an INSERT.",
        fixInGerman = "Rollencode prüfen oder ein INSERT senden.",
        good = "stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A",
        bad = "stored S-BIR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A")
final class UpdateOfRoleCodeNotStored implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.UPDATE) && Finding.of(change, roles) == Finding.OTHER_CODES_ONLY;
    }
}
