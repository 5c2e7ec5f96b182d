package de.zugang.osr.delivery;

import de.zugang.osr.access.Tenant;
import de.zugang.osr.rule.Content;
import de.zugang.osr.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sent.
 *
 * @param path the unit's numbers as in the path
 * @param idempotencyKey the caller's own name for this delivery, if it gave one
 */
record Submission(
        Tenant sender,
        UnitAddress path,
        Sent sent,
        @Nullable String idempotencyKey) {

    /**
     * The body, in the form that is stored.
     *
     * @param body the unit's numbers as in the body
     */
    record Sent(UnitAddress body, Content content) {}
}
