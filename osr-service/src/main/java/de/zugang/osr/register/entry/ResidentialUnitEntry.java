package de.zugang.osr.register.entry;

import de.zugang.osr.register.entry.Batch.At;
import de.zugang.osr.register.file.RegisterLine.OfResidentialUnit;
import de.zugang.osr.register.file.RegisterLine.OfRole;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides lines about residential units. */
@Component
class ResidentialUnitEntry {

    private final ResidentialUnitRows rows;

    ResidentialUnitEntry(ResidentialUnitRows rows) {
        this.rows = rows;
    }

    /** Returns which residential units lines about roles may refer to. */
    Set<String> bringIn(Batch batch, Mode mode, Set<String> billingUnits) {
        List<At<OfResidentialUnit>> lines = batch.all(OfResidentialUnit.class);
        var state = new State(rows.find(
                Stream.concat(
                                batch.texts(OfResidentialUnit.class, OfResidentialUnit::externalId),
                                batch.texts(OfRole.class, OfRole::residentialUnit))
                        .toList(),
                lines.stream().map(At::line).toList()));
        for (At<OfResidentialUnit> line : lines) {
            batch.end(line, decide(line.line(), state, mode, billingUnits));
        }
        rows.write(state.written.values());
        rows.handOver(state.moved);
        return state.byExternalId.keySet();
    }

    /** The number of a unit within its billing unit. */
    private record Place(String billingUnit, String mscnumber) {

        static Place of(OfResidentialUnit unit) {
            return new Place(unit.billingUnit(), unit.mscnumber().digits());
        }
    }

    /** What the register holds, as far as these lines touch it, with what they have changed so far. */
    private static final class State {

        private final Map<String, OfResidentialUnit> byExternalId = new HashMap<>();
        private final Map<Place, Set<String>> inService = new HashMap<>();
        private final Map<String, OfResidentialUnit> written = new LinkedHashMap<>();
        private final Set<String> moved = new HashSet<>();

        State(Collection<OfResidentialUnit> present) {
            present.forEach(unit -> {
                byExternalId.put(unit.externalId(), unit);
                enter(unit);
            });
        }

        private void enter(OfResidentialUnit unit) {
            if (!unit.decommissioned()) {
                inService.computeIfAbsent(Place.of(unit), _ -> new HashSet<>()).add(unit.externalId());
            }
        }

        boolean isTaken(OfResidentialUnit unit) {
            return inService.getOrDefault(Place.of(unit), Set.of()).stream()
                    .anyMatch(other -> !other.equals(unit.externalId()));
        }

        Outcome put(OfResidentialUnit unit) {
            OfResidentialUnit before = byExternalId.put(unit.externalId(), unit);
            if (unit.equals(before)) {
                return new Outcome.Unchanged();
            }
            if (before != null) {
                inService.getOrDefault(Place.of(before), new HashSet<>()).remove(before.externalId());
                if (!before.billingUnit().equals(unit.billingUnit())) {
                    moved.add(unit.externalId());
                }
            }
            enter(unit);
            written.put(unit.externalId(), unit);
            return before == null ? new Outcome.Created() : new Outcome.Changed();
        }
    }

    private static Outcome decide(OfResidentialUnit line, State state, Mode mode, Set<String> billingUnits) {
        if (!billingUnits.contains(line.billingUnit())) {
            return new Outcome.Refused(
                    "billingUnit", "an id that is not known", "the externalId of a billing unit before it");
        }
        boolean isSecond = !line.decommissioned()
                && !line.equals(state.byExternalId.get(line.externalId()))
                && state.isTaken(line);
        if (isSecond && !mode.legacy()) {
            return new Outcome.Refused(
                    "mscnumber",
                    "the number of another residential unit in service",
                    "a number of its own, or legacy data");
        }
        return state.put(line);
    }
}
