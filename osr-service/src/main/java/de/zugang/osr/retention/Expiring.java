package de.zugang.osr.retention;

import java.time.Instant;

/** A place that holds one kind of data for a limited time. */
public interface Expiring {

    Kind kind();

    /**
     * Erases some of what is due, within the operator's transaction it is called in.
     *
     * @param before what is older than this is due
     * @param limit the most rows to erase
     * @return how many were erased; fewer than the limit if nothing else is due that can be erased now
     */
    int erase(Instant before, int limit);
}
