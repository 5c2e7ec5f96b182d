package de.zugang.osr.unit;

/** By which rules an MSC judges deliveries. */
public enum Profile {
    /** S-COR only, one at a time, the house's texts first; contact data is checked and not stored. */
    KALO,
    /** All roles of the standard, the standard's keys. */
    BVED;

    /** Whether e-mail, phone and tax number are stored. */
    public boolean keepsContactData() {
        return this == BVED;
    }
}
