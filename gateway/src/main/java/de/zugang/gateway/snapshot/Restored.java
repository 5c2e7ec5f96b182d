package de.zugang.gateway.snapshot;

/** What the disk had to offer at the start. */
public enum Restored {
    COMPLETE,
    /** Something was damaged: an older generation and what could be read of the journals. */
    DEGRADED,
    NOTHING
}
