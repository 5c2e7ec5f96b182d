package de.zugang.ola.reading;

import java.time.OffsetDateTime;

/**
 * A row.
 *
 * @param requestedAt UTC
 * @param content everything that has no column of its own, JSON
 */
record StoredRequest(
        String id, int version, long position, String customerNumber, OffsetDateTime requestedAt, String content) {}
