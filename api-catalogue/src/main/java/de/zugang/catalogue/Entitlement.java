package de.zugang.catalogue;

/**
 * What a technical user must be granted beyond the ordinary.
 *
 * @param name as in subscriptions and passports, for example {@code OLA}
 * @param approver the role of the staff that decides on it, for example {@code sales-lead}
 */
public record Entitlement(String name, Text title, Text summary, String approver) {}
