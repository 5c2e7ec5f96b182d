package de.zugang.gateway.snapshot;

/** What the disk had to offer at the start. */
public enum Restored {
    COMPLETE,
    /** Something was damaged or missing: a state that once was, up to the first gap. The feed knows the rest. */
    DEGRADED,
    NOTHING
}
