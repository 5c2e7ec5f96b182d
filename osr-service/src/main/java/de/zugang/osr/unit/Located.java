package de.zugang.osr.unit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the register knows about an address.
 *
 * @param billingUnit {@code null} if unknown, which includes foreign
 * @param residentialUnits all of that number, decommissioned ones included
 * @param msc whose rules judge
 */
public record Located(@Nullable BillingUnit billingUnit, List<ResidentialUnit> residentialUnits, Msc msc) {

    public Located {
        residentialUnits = List.copyOf(residentialUnits);
    }

    public List<ResidentialUnit> inService() {
        return residentialUnits.stream().filter(unit -> !unit.decommissioned()).toList();
    }

    /** The unit meant, if there is exactly one in service. */
    public Optional<ResidentialUnit> unit() {
        var inService = inService();
        return inService.size() == 1 ? Optional.of(inService.getFirst()) : Optional.empty();
    }
}
