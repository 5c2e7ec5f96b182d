package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** The unit has roles, but none of that code. */
@MessageRule(
        id = "KALO-34",
        text = "Could not find role for deletion in arge osr backend.",
        applies = Applies.KALO,
        badState = "DELETE of a role code of which the unit stores none, while it stores roles of another code",
        badStateInGerman =
                "Ein DELETE eines Schlüssels, von dem die Nutzeinheit keine Rolle hat, wohl aber von anderen.",
        translation = "Die zu löschende Rolle konnte nicht in unserem Service gefunden werden.",
        fix = "Check the role code; the unit has no such role.",
        fixInGerman = "Rollencode prüfen; die Nutzeinheit hat keine solche Rolle.",
        good = "stored S-COR 2018-05-01.. A; sent DELETE S-COR 2018-05-01.. A",
        bad = "stored S-BIR 2018-05-01.. A; sent DELETE S-COR 2018-05-01.. A")
final class DeleteOfRoleCodeNotStored implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        return change.is(RoleChange.Kind.DELETE) && Finding.of(change, roles) == Finding.OTHER_CODES_ONLY;
    }
}
