package de.zugang.osr.register.entry;

import de.zugang.osr.register.entry.Batch.At;
import de.zugang.osr.register.file.RegisterLine.OfBillingUnit;
import de.zugang.osr.register.file.RegisterLine.OfResidentialUnit;
import de.zugang.osr.unit.MscProperties;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides lines about billing units. */
@Component
class BillingUnitEntry {

    private final BillingUnitRows rows;
    private final MscProperties mscs;

    BillingUnitEntry(BillingUnitRows rows, MscProperties mscs) {
        this.rows = rows;
        this.mscs = mscs;
    }

    /** Returns which billing units lines about residential units may refer to. */
    Set<String> bringIn(Batch batch) {
        List<At<OfBillingUnit>> lines = batch.all(OfBillingUnit.class);
        var state = new State(rows.find(
                Stream.concat(
                                batch.texts(OfBillingUnit.class, OfBillingUnit::externalId),
                                batch.texts(OfResidentialUnit.class, OfResidentialUnit::billingUnit))
                        .toList(),
                batch.texts(OfBillingUnit.class, line -> line.mscnumber().digits())
                        .toList()));
        for (At<OfBillingUnit> line : lines) {
            batch.end(line, decide(line.line(), state));
        }
        rows.write(state.written.values());
        rows.handOver(state.handedOver.keySet());
        return state.byExternalId.keySet();
    }

    /** What the register holds, as far as these lines touch it, with what they have changed so far. */
    private static final class State {

        private final Map<String, OfBillingUnit> byExternalId = new HashMap<>();
        private final Map<String, OfBillingUnit> byNumber = new HashMap<>();
        private final Map<String, OfBillingUnit> written = new LinkedHashMap<>();
        private final Map<String, OfBillingUnit> handedOver = new HashMap<>();

        State(Collection<OfBillingUnit> present) {
            present.forEach(unit -> {
                byExternalId.put(unit.externalId(), unit);
                byNumber.put(unit.mscnumber().digits(), unit);
            });
        }

        Outcome put(OfBillingUnit unit) {
            OfBillingUnit before = byExternalId.put(unit.externalId(), unit);
            if (unit.equals(before)) {
                return new Outcome.Unchanged();
            }
            if (before != null) {
                byNumber.remove(before.mscnumber().digits());
                if (!before.customerNumber().equals(unit.customerNumber())) {
                    handedOver.put(unit.externalId(), unit);
                }
            }
            byNumber.put(unit.mscnumber().digits(), unit);
            written.put(unit.externalId(), unit);
            return before == null ? new Outcome.Created() : new Outcome.Changed();
        }
    }

    private Outcome decide(OfBillingUnit line, State state) {
        if (mscs.named(line.msc()).isEmpty()) {
            return new Outcome.Refused("msc", "a name that is not configured", "one of " + mscs.names());
        }
        OfBillingUnit holder = state.byNumber.get(line.mscnumber().digits());
        if (holder != null && !holder.externalId().equals(line.externalId())) {
            return new Outcome.Refused("mscnumber", "the number of another billing unit", "a number of its own");
        }
        return state.put(line);
    }
}
