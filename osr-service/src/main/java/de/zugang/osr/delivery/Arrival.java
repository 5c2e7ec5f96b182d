package de.zugang.osr.delivery;

import de.zugang.osr.access.Tenant;
import de.zugang.osr.unit.UnitKey;

/**
 * A delivery on its way in.
 *
 * @param content what was sent, as it is stored
 */
record Arrival(DeliveryId id, Submission submission, String content) {

    Tenant sender() {
        return submission.sender();
    }

    UnitKey unit() {
        return UnitKey.of(submission.path(), id);
    }
}
