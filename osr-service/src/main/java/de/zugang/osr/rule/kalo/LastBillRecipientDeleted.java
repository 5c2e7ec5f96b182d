package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;
import java.util.List;

/** Somebody must get the individual bill. Counts after the whole delivery. */
@MessageRule(
        id = "KALO-33",
        text = "Error on deleting last role of type S-BIR or S-BVA. At least one of these role types must be present.",
        applies = Applies.BVED,
        badState = "after applying the whole delivery, a DELETE of it has left the unit without any S-BIR/S-BVA role",
        badStateInGerman =
                "Nach der ganzen Lieferung hat ein DELETE die Nutzeinheit ohne Rolle S-BIR oder S-BVA zurückgelassen.",
        translation =
                "Es wurde versucht die letzte Rolle vom Typ “S-BIR” oder “S-BVA” zu löschen. Dies ist nicht möglich, da mindestens eine Rolle dieser Art präsent sein muss.",
        fix = "Send the role that follows (S-BIR, or S-BVA for vacancy) in the same delivery.",
        fixInGerman = "Die nachfolgende Rolle (S-BIR, bei Leerstand S-BVA) in derselben Lieferung senden.",
        good = "stored S-BIR 2020-01-01.. A; sent DELETE S-BIR 2020-01-01.. A; sent INSERT S-BVA 2020-01-01.. B",
        bad = "stored S-BIR 2020-01-01.. A; sent DELETE S-BIR 2020-01-01.. A")
final class LastBillRecipientDeleted implements Rule.OfResult {
    @Override
    public List<StoredRole> broken(List<RoleChange> changes, UnitRoles result, UnitContext context) {
        if (!result.billRecipients().isEmpty()) {
            return List.of();
        }
        return changes.stream()
                .filter(change -> change.code().isBillRecipient() && change.is(RoleChange.Kind.DELETE))
                .map(change -> new StoredRole(change.code(), change.period(), change.partner()))
                .limit(1)
                .toList();
    }
}
