package de.zugang.osr.rule.kalo;

import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import java.util.List;

/**
 * What an UPDATE or DELETE finds in a unit when only the active role may be touched: exactly one of these, so that the
 * house's rules explain a miss as finely as possible and never twice.
 */
enum Finding {
    /** The active role itself. */
    ACTIVE_ROLE,
    /** No role at all. */
    NO_ROLES,
    /** Roles, but none of that code. */
    OTHER_CODES_ONLY,
    /** More than one role of that code, begin and partner. */
    SEVERAL,
    /** Only roles without a begin have that partner. */
    WITHOUT_BEGIN,
    /** Only earlier roles have that partner. */
    EARLIER_PARTNER,
    /** The active role has that partner, but another begin. */
    OTHER_BEGIN,
    /** The active role has that begin, but no role has that partner. */
    OTHER_PARTNER,
    /** Neither partner nor begin fit. */
    NOTHING;

    static Finding of(RoleChange change, UnitRoles roles) {
        if (roles.isEmpty()) {
            return NO_ROLES;
        }
        return roles.active(change.code())
                .map(active -> of(change, roles, active))
                .orElse(OTHER_CODES_ONLY);
    }

    private static Finding of(RoleChange change, UnitRoles roles, StoredRole active) {
        if (roles.meantBy(change).size() > 1) {
            return SEVERAL;
        }
        if (change.means(active)) {
            return ACTIVE_ROLE;
        }
        List<StoredRole> ofPartner = roles.of(change.code()).stream()
                .filter(role -> role.pmnumber().equals(change.pmnumber()))
                .toList();
        if (ofPartner.isEmpty()) {
            return active.period().sameBegin(change.period()) ? OTHER_PARTNER : NOTHING;
        }
        if (ofPartner.stream().allMatch(role -> role.period().from() == null)) {
            return WITHOUT_BEGIN;
        }
        return ofPartner.contains(active) ? OTHER_BEGIN : EARLIER_PARTNER;
    }
}
