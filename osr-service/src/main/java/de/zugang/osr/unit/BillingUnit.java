package de.zugang.osr.unit;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A billing unit (Liegenschaft) as the register has it.
 *
 * @param customerNumber the customer that it belongs to, ten digits
 * @param mscnumber six digits
 * @param pmnumber the property manager's number
 * @param msc name of the MSC that it is with
 * @param contracts codes of the roles that may be stored
 * @param closedUntil last day of the last billing period that is closed
 */
public record BillingUnit(
        long id,
        String customerNumber,
        String mscnumber,
        @Nullable String pmnumber,
        String msc,
        Set<String> contracts,
        @Nullable LocalDate closedUntil) {}
