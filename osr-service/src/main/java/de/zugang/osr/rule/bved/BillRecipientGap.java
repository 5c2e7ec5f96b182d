package de.zugang.osr.rule.bved;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;
import java.util.ArrayList;
import java.util.List;

/** Between the first and the last day somebody gets the individual bill on every day. Names the role after the gap. */
@MessageRule(
        id = "OSR-2004",
        text = "Es gibt Lücken ohne Rollen vom Typ `S-BIR` oder `S-BVA` für die Nutzeinheit.",
        applies = Applies.BVED,
        badState =
                "after applying the delivery the S-BIR/S-BVA roles leave a day uncovered between the first from and the last to",
        badStateInGerman =
                "Nach der Lieferung bleibt zwischen dem ersten from und dem letzten to der Rollen S-BIR und S-BVA ein Tag frei.",
        translation = "There are gaps without a role of type `S-BIR` or `S-BVA` for the residential unit.",
        fix = "Let the next role begin on the day after the last one ends; S-BVA covers vacancy.",
        fixInGerman = "Die nächste Rolle am Tag nach dem Ende der vorigen beginnen lassen; Leerstand deckt S-BVA ab.",
        good = "stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BIR 2022-06-01.. B",
        bad = "stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BIR 2022-06-02.. B")
final class BillRecipientGap implements Rule.OfResult {
    @Override
    public List<StoredRole> broken(List<RoleChange> changes, UnitRoles result, UnitContext context) {
        if (changes.stream().noneMatch(change -> change.code().isBillRecipient())) {
            return List.of();
        }
        var afterGap = new ArrayList<StoredRole>();
        StoredRole lastToEnd = null;
        for (StoredRole role : result.billRecipients()) {
            if (lastToEnd != null && lastToEnd.period().leavesGapBefore(role.period())) {
                afterGap.add(role);
            }
            if (lastToEnd == null
                    || role.period().lastDay().isAfter(lastToEnd.period().lastDay())) {
                lastToEnd = role;
            }
        }
        return afterGap;
    }
}
