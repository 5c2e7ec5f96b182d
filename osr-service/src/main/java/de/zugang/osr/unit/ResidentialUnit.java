package de.zugang.osr.unit;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A residential unit (Nutzeinheit) as the register has it.
 *
 * @param mscnumber four digits
 * @param pmnumber the property manager's number
 * @param decommissioned no longer served; found, but nothing is delivered for it
 */
@Table("residential_unit")
public record ResidentialUnit(
        @Id long id,
        long billingUnitId,
        String customerNumber,
        String mscnumber,
        @Nullable String pmnumber,
        boolean decommissioned) {}
