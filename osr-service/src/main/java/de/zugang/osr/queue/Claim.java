package de.zugang.osr.queue;

import de.zugang.osr.access.Tenant;
import de.zugang.osr.unit.UnitKey;
import java.util.UUID;

/**
 * A delivery whose turn it is, taken by this instance.
 *
 * @param number its place in the queue
 * @param sender whose rights it is processed with: those at its acceptance
 * @param attempt the how-manieth, from 1
 * @param fence grows with every claim of this delivery, counted as an attempt or not: who holds an older one is late
 * @param startTag its virtual time in the fair queue
 */
public record Claim(long number, UnitKey unit, UUID delivery, Tenant sender, int attempt, int fence, long startTag) {

    /** Whether nothing is known against it yet, so that it may share a transaction with others. */
    boolean isFirstAttempt() {
        return attempt == 1;
    }
}
