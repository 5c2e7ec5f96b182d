package de.zugang.osr.register.entry;

import de.zugang.osr.register.file.RegisterLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Brings in a batch of lines as if it were one after the other: each is decided against what the register holds and the lines
 * before it, then all is written with a few statements.
 */
@Component
public class BringIn {

    private final BillingUnitEntry billingUnits;
    private final ResidentialUnitEntry residentialUnits;
    private final RoleEntry roles;

    BringIn(BillingUnitEntry billingUnits, ResidentialUnitEntry residentialUnits, RoleEntry roles) {
        this.billingUnits = billingUnits;
        this.residentialUnits = residentialUnits;
        this.roles = roles;
    }

    /**
     * Decides and writes, within the present transaction of an operator. Only one import may do this at a time.
     *
     * @return what became of each line, in the order of the lines
     */
    public List<Outcome> all(List<RegisterLine> lines, Mode mode) {
        var outcomes = new ArrayList<Outcome>(lines.size());
        for (List<RegisterLine> run : Runs.of(lines)) {
            var batch = new Batch(run);
            Set<String> knownBillingUnits = billingUnits.bringIn(batch);
            Set<String> knownResidentialUnits = residentialUnits.bringIn(batch, mode, knownBillingUnits);
            roles.bringIn(batch, mode, knownResidentialUnits);
            outcomes.addAll(batch.outcomes());
        }
        return outcomes;
    }
}
