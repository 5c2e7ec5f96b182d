package de.zugang.gateway.limit;

import java.util.concurrent.CompletableFuture;

/** What all gateways together may still grant, wherever that is kept. */
interface Budget {

    /**
     * Asks for a slice, and gives back what was not used of the one before. Never blocks.
     *
     * @param need at least this many; 0: only gives back
     * @param back units of an earlier slice that were not used
     * @param backSecond {@link Slice#second} of that slice
     * @return fails when it takes too long, or when nobody answers
     */
    CompletableFuture<Slice> ask(String subject, Volume agreed, int need, int back, long backSecond);

    /**
     * An answer.
     *
     * @param granted for this gateway to use within {@link Leases#LIFETIME}
     * @param free left for everybody, of the minute
     * @param freeIn seconds until there is more
     * @param freeToday left for everybody, of the day; {@link Volume#NONE} without a quota
     * @param second under which it was booked, in the store's time
     */
    record Slice(int granted, int free, long freeIn, long freeToday, long second) {}
}
