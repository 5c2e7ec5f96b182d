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

/** On every day at most one partner gets the individual bill. Names the later one of two. */
@MessageRule(
        id = "OSR-2003",
        text = "Es gibt zeitliche Überlappungen von Rollen vom Typ `S-BIR` oder `S-BVA` für die Nutzeinheit.",
        applies = Applies.BVED,
        badState = "after applying the delivery two S-BIR/S-BVA roles of the unit overlap",
        badStateInGerman = "Nach der Lieferung überlappen sich zwei Rollen S-BIR oder S-BVA der Nutzeinheit.",
        translation = "Roles of type `S-BIR` or `S-BVA` of the residential unit overlap in time.",
        fix = "End one role on the day before the next one begins.",
        fixInGerman = "Eine Rolle am Tag vor dem Beginn der nächsten enden lassen.",
        good = "stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BIR 2022-06-01.. B",
        bad = "stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BVA 2022-05-01.. B")
final class BillRecipientOverlap implements Rule.OfResult {
    @Override
    public List<StoredRole> broken(List<RoleChange> changes, UnitRoles result, UnitContext context) {
        if (changes.stream().noneMatch(change -> change.code().isBillRecipient())) {
            return List.of();
        }
        var overlapping = new ArrayList<StoredRole>();
        List<StoredRole> recipients = result.billRecipients();
        StoredRole lastToEnd = null;
        for (StoredRole role : recipients) {
            if (lastToEnd != null && lastToEnd.period().overlaps(role.period())) {
                overlapping.add(role);
            }
            if (lastToEnd == null
                    || role.period().lastDay().isAfter(lastToEnd.period().lastDay())) {
                lastToEnd = role;
            }
        }
        return overlapping;
    }
}
