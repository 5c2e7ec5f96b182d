package de.zugang.osr.retention;

import java.util.Locale;

/** What is kept for a limited time. The order is that of erasing: what refers to something goes before it. */
public enum Kind {
    /** What was sent; counted from the delivery's end. Its status stays. */
    DELIVERY_CONTENT,
    /** Why a delivery failed; counted from its end. Its status stays. */
    DELIVERY_MESSAGES,
    /** A caller's own name for a delivery; counted from its first use. */
    IDEMPOTENCY_KEY,
    /** The copy of a delivery that was given up; counted from that moment. */
    QUARANTINE,
    /** A delivery and all that is left of it; counted from its end. Its status is 404 afterwards. */
    DELIVERY,
    /** What became of a register file, with the lines it refused; counted from when it was last read. */
    REGISTER_IMPORT,
    /** A message to a technical user's receiver that is neither received nor given up; counted from its event. */
    WEBHOOK_MESSAGE,
    /** What became of a message; counted from the attempt. */
    WEBHOOK_ATTEMPT,
    /** A technical user's endpoint with its secrets; counted from when it was last set or used. */
    WEBHOOK_ENDPOINT,
    /** A role and a partner without any other role in the unit; counted from the role's last day (UTC). */
    ENDED_ROLE,
    /** The record that somebody was erased; counted from that day. */
    ERASURE_RECORD;

    /** As the configuration spells it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
