package de.zugang.osr.rule;

import de.zugang.osr.unit.Profile;

/** Which MSCs a rule is for. */
public enum Applies {
    BOTH,
    KALO,
    BVED,
    /** Both profiles, but only where the synchronous checks are off. */
    BOTH_UNSCREENED;

    boolean to(UnitContext context) {
        return switch (this) {
            case BOTH -> true;
            case KALO -> context.profile() == Profile.KALO;
            case BVED -> context.profile() == Profile.BVED;
            case BOTH_UNSCREENED -> !context.screened();
        };
    }
}
