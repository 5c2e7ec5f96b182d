package de.zugang.osr.ended;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery has ended. Published in the transaction that stores its end, so what a listener stores is there exactly if
 * the end is.
 *
 * @param technicalUser its sender
 * @param billingUnit the number of the billing unit as it stood in the path, well formed or not
 * @param success whether it ended in SUCCESS
 */
public record DeliveryEnded(String technicalUser, UUID id, String billingUnit, boolean success, Instant at) {}
