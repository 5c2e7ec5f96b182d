package de.zugang.osr.rule;

import de.zugang.osr.unit.Located;
import de.zugang.osr.unit.UnitAddress;

/**
 * Where a delivery wants to go.
 *
 * @param path the numbers of the path
 * @param body the numbers of the body
 * @param located what the register knows about the path's numbers
 */
public record Addressing(UnitAddress path, UnitAddress body, Located located) {}
