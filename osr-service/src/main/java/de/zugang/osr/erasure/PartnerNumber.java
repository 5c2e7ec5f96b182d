package de.zugang.osr.erasure;

/**
 * A partner's number; it means somebody only together with the unit.
 *
 * @param billingUnit as canonical as it was sent
 * @param residentialUnit as canonical as it was sent
 */
public record PartnerNumber(String billingUnit, String residentialUnit, String pmnumber) {}
