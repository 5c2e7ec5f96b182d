package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;
import de.zugang.osr.unit.Profile;
import java.util.List;
import java.util.stream.Stream;

/** Old data can hold overlapping roles; in profile bved any overlap of S-COR. */
@MessageRule(
        id = "KALO-40",
        text = "Error on insert or update: date overlap not supported by MSC.",
        badState =
                "INSERT or UPDATE that would overlap a stored role other than its predecessor (possible with roles brought in by a register import)",
        badStateInGerman =
                "Ein INSERT oder UPDATE, das eine andere gespeicherte Rolle als die vorige überlappen würde (mit übernommenen Altdaten möglich).",
        translation = "Eine Überlappung der Zeiträume von mehreren Rollen wird nicht unterstützt.",
        fix = "Send a period in which the unit has no other role of this code.",
        fixInGerman = "Einen Zeitraum senden, in dem die Nutzeinheit keine andere Rolle dieses Codes hat.",
        good =
                "stored S-COR 2010-01-01..2014-12-31 C; stored S-COR 2018-05-01..2022-05-31 A; sent INSERT S-COR 2022-06-01.. B",
        bad =
                "stored S-COR 2010-01-01..2030-12-31 C; stored S-COR 2018-05-01..2022-05-31 A; sent INSERT S-COR 2022-06-01.. B")
final class OverlapWithOtherRole implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        if (change.is(RoleChange.Kind.DELETE) || change.code().isBillRecipient() || isUnidentified(change, roles)) {
            return false;
        }
        return others(change, roles, context).anyMatch(role -> role.period().overlaps(change.period()));
    }

    private static boolean isUnidentified(RoleChange change, UnitRoles roles) {
        return change.is(RoleChange.Kind.UPDATE) && roles.meantBy(change).isEmpty();
    }

    /** In profile kalo the predecessor is left to KALO-06, 25 and 39; for bill recipients OSR-2003 speaks. */
    private static Stream<StoredRole> others(RoleChange change, UnitRoles roles, UnitContext context) {
        List<StoredRole> sameCode = roles.of(change.code()).stream()
                .filter(role -> !change.means(role))
                .toList();
        boolean predecessorCounts = context.profile() == Profile.BVED || sameCode.isEmpty();
        return (predecessorCounts ? sameCode : sameCode.subList(0, sameCode.size() - 1)).stream();
    }
}
