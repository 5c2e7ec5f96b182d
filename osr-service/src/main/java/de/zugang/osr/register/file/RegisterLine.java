package de.zugang.osr.register.file;

import de.zugang.osr.period.Period;
import de.zugang.osr.role.Partner;
import de.zugang.osr.role.RoleCode;
import de.zugang.osr.unit.BillingUnitNumber;
import de.zugang.osr.unit.ResidentialUnitNumber;
import java.time.LocalDate;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A record of a register file. What it is about is identified by {@code externalId}, the source system's own id. */
public sealed interface RegisterLine {

    String externalId();

    /**
     * A billing unit.
     *
     * @param customerNumber ten digits
     * @param contracts codes of the roles that may be stored
     * @param closedUntil last day of the last closed billing period
     */
    record OfBillingUnit(
            String externalId,
            String customerNumber,
            BillingUnitNumber mscnumber,
            @Nullable String pmnumber,
            String msc,
            SortedSet<String> contracts,
            @Nullable LocalDate closedUntil)
            implements RegisterLine {}

    /**
     * A residential unit.
     *
     * @param billingUnit external id of the billing unit, which comes before
     */
    record OfResidentialUnit(
            String externalId,
            String billingUnit,
            ResidentialUnitNumber mscnumber,
            @Nullable String pmnumber,
            boolean decommissioned)
            implements RegisterLine {}

    /**
     * A role that the unit has when it is brought in; from then on deliveries change it.
     *
     * @param residentialUnit external id of the residential unit, which comes before
     */
    record OfRole(String externalId, String residentialUnit, RoleCode code, Period period, Partner partner)
            implements RegisterLine {}
}
