package de.zugang.osr.rule.bved;

import de.zugang.osr.period.Period;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;
import java.time.LocalDate;

/** Who got a bill that is written cannot change. An UPDATE touches only the days between the old and the new end. */
@MessageRule(
        id = "OSR-2005",
        text =
                "Es wurden Änderungen an Empfängern der Einzelabrechnung übermittelt, die schon abgeschlossene Abrechnungseinheiten betreffen.",
        applies = Applies.BVED,
        badState =
                "an S-BIR/S-BVA change touches a day inside a billing period that is already closed for the billing unit",
        badStateInGerman =
                "Eine Änderung an S-BIR oder S-BVA berührt einen Tag eines bereits abgeschlossenen Abrechnungszeitraums.",
        translation =
                "Changes of recipients of the individual bill were sent that concern billing periods already closed.",
        fix = "Change only days after the last closed billing period; ask the MSC about earlier ones.",
        fixInGerman =
                "Nur Tage nach dem letzten abgeschlossenen Abrechnungszeitraum ändern; für frühere den Messdienstleister fragen.",
        good = "closed until 2021-12-31; stored S-BIR 2020-01-01.. A; sent UPDATE S-BIR 2020-01-01..2022-05-31 A",
        bad = "closed until 2021-12-31; stored S-BIR 2020-01-01.. A; sent UPDATE S-BIR 2020-01-01..2021-05-31 A")
final class ClosedBillingPeriod implements Rule.OfChange {
    @Override
    public boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context) {
        LocalDate closedUntil = context.closedUntil();
        if (closedUntil == null || !change.code().isBillRecipient()) {
            return false;
        }
        var closed = new Period(null, closedUntil);
        return switch (change.kind()) {
            case INSERT, DELETE -> change.period().overlaps(closed);
            case UPDATE ->
                roles.meantBy(change).stream()
                        .flatMap(role -> role.period().difference(change.period()).stream())
                        .anyMatch(closed::overlaps);
        };
    }
}
