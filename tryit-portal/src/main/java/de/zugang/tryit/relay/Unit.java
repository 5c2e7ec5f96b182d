package de.zugang.tryit.relay;

/** A residential unit by the two numbers of the measuring service company, exactly as typed: {@code 0001} stays so. */
public record Unit(String billingUnit, String residentialUnit) {}
