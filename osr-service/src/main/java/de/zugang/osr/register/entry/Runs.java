package de.zugang.osr.register.entry;

import de.zugang.osr.register.file.RegisterLine;
import de.zugang.osr.register.file.RegisterLine.OfBillingUnit;
import de.zugang.osr.register.file.RegisterLine.OfResidentialUnit;
import de.zugang.osr.register.file.RegisterLine.OfRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Divides lines into runs that may be decided by kind (billing units, then residential units, then roles) instead of by
 * place: within a run no line is about a unit that a line before it depends on. A file in any sensible order is one run.
 */
final class Runs {

    private final List<List<RegisterLine>> runs = new ArrayList<>();
    private List<RegisterLine> run = new ArrayList<>();
    private final Set<String> billingUnits = new HashSet<>();
    private final Set<String> residentialUnits = new HashSet<>();
    private boolean dependsOnOthers;

    private Runs() {}

    static List<List<RegisterLine>> of(List<RegisterLine> lines) {
        var division = new Runs();
        lines.forEach(division::add);
        division.cut();
        return division.runs;
    }

    private void add(RegisterLine line) {
        if (wasDependedOn(line)) {
            cut();
        }
        switch (line) {
            case OfBillingUnit unit -> billingUnits.add(unit.externalId());
            case OfResidentialUnit unit -> {
                residentialUnits.add(unit.externalId());
                billingUnits.add(unit.billingUnit());
            }
            case OfRole role -> dependsOnOthers |= residentialUnits.add(role.residentialUnit());
        }
        run.add(line);
    }

    private boolean wasDependedOn(RegisterLine line) {
        return switch (line) {
            // a role depends on its unit's billing unit too, which only the unit's own line names
            case OfBillingUnit unit -> dependsOnOthers || billingUnits.contains(unit.externalId());
            case OfResidentialUnit unit -> residentialUnits.contains(unit.externalId());
            case OfRole _ -> false;
        };
    }

    private void cut() {
        if (!run.isEmpty()) {
            runs.add(run);
            run = new ArrayList<>();
        }
        billingUnits.clear();
        residentialUnits.clear();
        dependsOnOthers = false;
    }
}
