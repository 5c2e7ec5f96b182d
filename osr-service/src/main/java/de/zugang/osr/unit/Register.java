package de.zugang.osr.unit;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds units by what the caller sent. Shows the rows of the present transaction's tenant only. */
@Component
public class Register {

    private final BillingUnits billingUnits;
    private final ResidentialUnits residentialUnits;
    private final MscProperties mscs;

    Register(BillingUnits billingUnits, ResidentialUnits residentialUnits, MscProperties mscs) {
        this.billingUnits = billingUnits;
        this.residentialUnits = residentialUnits;
        this.mscs = mscs;
    }

    public Located locate(UnitAddress address) {
        Optional<BillingUnit> billingUnit = BillingUnitNumber.parse(address.billingUnit())
                .flatMap(number -> billingUnits.findByMscnumber(number.digits()));
        List<ResidentialUnit> units = billingUnit
                .flatMap(owner -> ResidentialUnitNumber.parse(address.residentialUnit())
                        .map(number ->
                                residentialUnits.findByBillingUnitIdAndMscnumberOrderById(owner.id(), number.digits())))
                .orElse(List.of());
        return new Located(billingUnit.orElse(null), units, msc(billingUnit));
    }

    /** The MSC whose profile judges a delivery to this number. */
    public Msc mscOf(String billingUnitNumber) {
        return msc(BillingUnitNumber.parse(billingUnitNumber)
                .flatMap(number -> billingUnits.findByMscnumber(number.digits())));
    }

    private Msc msc(Optional<BillingUnit> billingUnit) {
        return billingUnit.flatMap(unit -> mscs.named(unit.msc())).orElseGet(mscs::fallback);
    }
}
