package de.zugang.osr.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds units by what the caller sent. Shows the rows of the present transaction's tenant only. */
@Component
public class Register {

    private final UnitStore units;
    private final MscProperties mscs;

    Register(UnitStore units, MscProperties mscs) {
        this.units = units;
        this.mscs = mscs;
    }

    public Located locate(UnitAddress address) {
        return locate(List.of(address)).getFirst();
    }

    /** What is known of each of these addresses, in their order. */
    public List<Located> locate(List<UnitAddress> addresses) {
        List<UnitStore.Found> found =
                units.find(addresses.stream().map(UnitAddress::canonical).toList());
        return IntStream.range(0, addresses.size())
                .mapToObj(place -> located(found, place))
                .toList();
    }

    private Located located(List<UnitStore.Found> found, int place) {
        BillingUnit billingUnit = null;
        var residentialUnits = new ArrayList<ResidentialUnit>();
        for (UnitStore.Found row : found) {
            if (row.place() == place) {
                billingUnit = row.billingUnit();
                if (row.residentialUnit() != null) {
                    residentialUnits.add(row.residentialUnit());
                }
            }
        }
        return new Located(billingUnit, residentialUnits, msc(billingUnit == null ? null : billingUnit.msc()));
    }

    /** Whose these billing units are, and by whose profiles deliveries to them are judged; in their order. */
    public List<Registered> registered(List<String> billingUnitNumbers) {
        List<String> numbers =
                billingUnitNumbers.stream().map(BillingUnitNumber::canonical).toList();
        Map<String, UnitStore.Owner> owners = units.owners(numbers);
        return numbers.stream().map(number -> registered(owners.get(number))).toList();
    }

    private Registered registered(UnitStore.@Nullable Owner owner) {
        return owner == null
                ? new Registered(msc(null), null)
                : new Registered(msc(owner.msc()), owner.customerNumber());
    }

    private Msc msc(@Nullable String name) {
        return name == null ? mscs.fallback() : mscs.named(name).orElseGet(mscs::fallback);
    }
}
