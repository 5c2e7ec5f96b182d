package de.zugang.osr.unit;

import org.jspecify.annotations.Nullable;

/**
 * What the register says of a billing unit's number.
 *
 * @param msc whose rules judge
 * @param customerNumber whose unit it is; {@code null} if unknown, which includes foreign
 */
public record Registered(Msc msc, @Nullable String customerNumber) {}
