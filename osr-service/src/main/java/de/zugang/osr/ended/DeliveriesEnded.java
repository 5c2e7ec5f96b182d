package de.zugang.osr.ended;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Deliveries of one sender have ended. Published in the transaction that stores their ends, so what a listener stores is there
 * exactly if the ends are.
 *
 * @param technicalUser their sender
 * @param all at least one
 */
public record DeliveriesEnded(String technicalUser, List<One> all) {

    public DeliveriesEnded {
        all = List.copyOf(all);
    }

    /**
     * A delivery that has ended.
     *
     * @param billingUnit the number of the billing unit as it stood in the path, well formed or not
     * @param success whether it ended in SUCCESS
     */
    public record One(UUID id, String billingUnit, boolean success, Instant at) {}
}
