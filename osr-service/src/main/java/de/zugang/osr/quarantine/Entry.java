package de.zugang.osr.quarantine;

import de.zugang.osr.access.Tenant;
import de.zugang.osr.unit.UnitAddress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was given up.
 *
 * @param sender with the customer numbers that it had when the delivery was accepted
 * @param cause names of classes, no more
 * @param resentAs the new delivery, once it was sent again
 */
record Entry(
        UUID id,
        Tenant sender,
        UnitAddress address,
        int attempts,
        String cause,
        Instant acceptedAt,
        Instant givenUpAt,
        @Nullable UUID resentAs) {}
