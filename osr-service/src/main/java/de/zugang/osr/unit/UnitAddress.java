package de.zugang.osr.unit;

/**
 * The two numbers that name a residential unit, as somebody sent them, well formed or not.
 *
 * @param billingUnit the MSC's number of the billing unit
 * @param residentialUnit the MSC's number of the residential unit
 */
public record UnitAddress(String billingUnit, String residentialUnit) {

    /** The same for all spellings of one unit. */
    public UnitAddress canonical() {
        return new UnitAddress(
                BillingUnitNumber.canonical(billingUnit), ResidentialUnitNumber.canonical(residentialUnit));
    }

    public boolean isWellFormed() {
        return BillingUnitNumber.parse(billingUnit).isPresent()
                && ResidentialUnitNumber.parse(residentialUnit).isPresent();
    }
}
