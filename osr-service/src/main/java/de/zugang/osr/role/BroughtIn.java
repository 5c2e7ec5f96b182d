package de.zugang.osr.role;

import de.zugang.osr.unit.ResidentialUnit;

/** A role that a unit had before anybody delivered. */
public record BroughtIn(ResidentialUnit unit, StoredRole role) {}
