package de.zugang.osr.erasure;

import java.util.Map;
import java.util.Set;

/** A place that holds data of residents. All calls are made within one operator's transaction. */
public interface PersonalData {

    /** The tables it looks after; a test holds all places together against the schema. */
    Set<String> tables();

    /** The resident's partner numbers that this place can tell by the name. */
    Set<PartnerNumber> numbersOf(Resident resident);

    /** By table, how many rows are the resident's or contain something of the resident. */
    Map<String, Long> count(Resident resident);

    /**
     * Erases what {@link #count} counts; waits for whoever works on it at the moment.
     *
     * @return by table, how many rows
     */
    Map<String, Long> erase(Resident resident);
}
