package de.zugang.onboarding.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail.
 *
 * @param position in the order of commits, from 1
 * @param at to the microsecond
 * @param who user name of a person, or {@code zugang} for the platform
 * @param what a name that never changes, for example {@code ORDER_APPROVED}
 * @param subject what it is about, for example {@code technical user tu-…}
 * @param detail more of it; never an address, a number of a person or a secret
 * @param why what the person gave as a reason
 * @param hash of this entry and the hash before it, SHA-256, hexadecimal
 */
public record AuditEntry(
        long position,
        Instant at,
        String who,
        String what,
        String subject,
        String detail,
        @Nullable String why,
        String hash) {}
