package de.zugang.osr.unit;

import org.jspecify.annotations.Nullable;

/**
 * A residential unit (Nutzeinheit) as the register has it.
 *
 * @param mscnumber four digits
 * @param pmnumber the property manager's number
 * @param decommissioned no longer served; found, but nothing is delivered for it
 */
public record ResidentialUnit(
        long id,
        long billingUnitId,
        String customerNumber,
        String mscnumber,
        @Nullable String pmnumber,
        boolean decommissioned) {}
