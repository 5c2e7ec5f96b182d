package de.zugang.ola.ingest;

import java.time.Instant;

/**
 * One request of a batch, as it is stored.
 *
 * @param index its place in the batch
 * @param requestedAt to the microsecond, as the database keeps it
 * @param content everything else, JSON
 */
record Reported(int index, String id, Instant requestedAt, String customerNumber, String content) {

    /** What identifies a request. */
    record Identity(Instant requestedAt, String id) {}

    Identity identity() {
        return new Identity(requestedAt, id);
    }
}
