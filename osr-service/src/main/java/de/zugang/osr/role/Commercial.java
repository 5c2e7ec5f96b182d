package de.zugang.osr.role;

/** Whether a partner acts in trade; who does need not have a first name. */
public enum Commercial {
    NON_COMMERCIAL,
    COMMERCIAL
}
